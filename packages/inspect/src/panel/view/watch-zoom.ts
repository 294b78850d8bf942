import type { DrawnChart } from './draw-chart.ts';

/** The zoom and the position of a drawing. */
export interface ChartZoom {
  /** Shows the whole chart. */
  fit(): void;
  /** Grows or shrinks around the middle. */
  zoomBy(factor: number): void;
}

/** Zooms with the wheel and Ctrl or ⌘, and with two fingers. A drag moves what does not fit. */
export function watchZoom({ svg, camera }: Pick<DrawnChart, 'svg' | 'camera'>): ChartZoom {
  let [scale, x, y] = [1, 0, 0];
  const pointers = new Map<number, { readonly x: number; readonly y: number }>();
  const { width, height } = svg.viewBox.baseVal;

  const move = (toScale: number, toX: number, toY: number): void => {
    scale = Math.min(8, Math.max(1, toScale));
    x = Math.min(0, Math.max(width * (1 - scale), toX));
    y = Math.min(0, Math.max(height * (1 - scale), toY));
    camera.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    svg.toggleAttribute('data-zoomed', scale > 1);
  };
  const zoomAround = (factor: number, atX: number, atY: number): void => {
    const real = Math.min(8, Math.max(1, scale * factor)) / scale;
    move(scale * real, atX - (atX - x) * real, atY - (atY - y) * real);
  };
  /** From CSS pixels to the units of the drawing. */
  const toDrawing = (clientX: number, clientY: number): { readonly x: number; readonly y: number } => {
    const matrix = svg.getScreenCTM();
    return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
  };

  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      const at = toDrawing(event.clientX, event.clientY);
      zoomAround(Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.004 : 0.1)), at.x, at.y);
    },
    { passive: false },
  );
  svg.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, toDrawing(event.clientX, event.clientY));
  });
  svg.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = toDrawing(event.clientX, event.clientY);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    if (other !== undefined) {
      pointers.set(event.pointerId, now);
      const distance = (point: { readonly x: number; readonly y: number }): number => Math.hypot(point.x - other.x, point.y - other.y);
      if (distance(before) > 0) zoomAround(distance(now) / distance(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
      return;
    }
    if (scale === 1 || (!svg.hasAttribute('data-dragged') && Math.hypot(now.x - before.x, now.y - before.y) < 3)) return; // a click may tremble
    if (!svg.hasAttribute('data-dragged')) svg.setPointerCapture(event.pointerId);
    svg.toggleAttribute('data-dragged', true);
    pointers.set(event.pointerId, now);
    move(scale, x + now.x - before.x, y + now.y - before.y);
  });
  const end = ({ pointerId }: PointerEvent): void => {
    pointers.delete(pointerId);
    if (pointers.size === 0) requestAnimationFrame(() => svg.toggleAttribute('data-dragged', false)); // after the click, which a drag is not
  };
  svg.addEventListener('pointerup', end);
  svg.addEventListener('pointercancel', end);
  svg.addEventListener('pointerleave', (event) => {
    if (!svg.hasPointerCapture(event.pointerId)) end(event);
  });

  return { fit: () => move(1, 0, 0), zoomBy: (factor) => zoomAround(factor, width / 2, height / 2) };
}
