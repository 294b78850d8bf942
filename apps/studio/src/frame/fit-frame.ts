/** The viewport of the frame in its own CSS pixels, and how much smaller it is shown. */
export interface FrameFit {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const tallest = 860;
/** A form of two fields is this high. */
const comfortable = 600;
const smallest = 0.76;

/** Fits a viewport of this width into the space: as wide as it is or smaller, and a little smaller still where a form would not fit in height. */
export function fitFrame(width: number, availableWidth: number, availableHeight: number): FrameFit {
  const byHeight = Math.max(smallest, Math.min(1, availableHeight / comfortable));
  const scale = Math.min(byHeight, availableWidth / width);
  return { width, height: Math.min(tallest, Math.floor(availableHeight / scale)), scale };
}
