import { type ReactNode, type RefObject, useCallback } from 'react';
import { useStudio, useStudioState } from '../use-studio.ts';

/** Properties of {@link LiveFrame}. */
export interface LiveFrameProps {
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

/** The frame in which the login runs. While an earlier moment is on show, it is out of reach. */
export function LiveFrame({ frame }: LiveFrameProps): ReactNode {
  const studio = useStudio();
  const url = useStudioState((state) => state.frameUrl);
  const isPast = useStudioState((state) => state.shown !== null);
  const connect = useCallback(
    (element: HTMLIFrameElement | null) => {
      frame.current = element;
      studio.connectFrame(element);
    },
    [studio, frame],
  );
  return <iframe ref={connect} className="live-frame" title="The login, running" src={url} inert={isPast} />;
}
