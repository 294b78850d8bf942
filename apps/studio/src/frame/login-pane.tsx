import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import { type FrameFit, fitFrame } from './fit-frame.ts';
import { FrameToolbar } from './frame-toolbar.tsx';
import { LiveFrame } from './live-frame.tsx';
import { PastFrame } from './past-frame.tsx';

/** The login itself, running in a frame of its own width, and what can be changed about it. */
export function LoginPane(): ReactNode {
  const studio = useStudio();
  const isPast = useStudioState((state) => state.shown !== null);
  const width = useStudioState((state) => state.frame.width);
  const stage = useRef<HTMLDivElement>(null);
  const live = useRef<HTMLIFrameElement | null>(null);
  const [fit, setFit] = useState<FrameFit | null>(null);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setFit(fitFrame(width, element.clientWidth, element.clientHeight)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  return (
    <section className="login-pane" aria-labelledby="login-title">
      <h2 id="login-title" className="hidden">
        The login, running
      </h2>
      <FrameToolbar />
      <div className="stage" ref={stage}>
        <div
          className="device"
          data-width={width}
          data-past={isPast}
          style={fit === null ? undefined : { inlineSize: fit.width * fit.scale, blockSize: fit.height * fit.scale }}
        >
          <div
            className="viewport"
            style={fit === null ? undefined : { inlineSize: fit.width, blockSize: fit.height, transform: `scale(${fit.scale})` }}
          >
            <LiveFrame frame={live} />
            <PastFrame live={live} />
          </div>
        </div>
        {isPast && (
          <button type="button" className="button past-note" onClick={() => studio.show(null)}>
            <Icon name="restart" /> The page as it was. Back to live
          </button>
        )}
      </div>
    </section>
  );
}
