import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { findShownMoment } from '../use-moment.ts';
import { useStudioState } from '../use-studio.ts';

/** Properties of {@link PastFrame}. */
export interface PastFrameProps {
  /** The running frame, of which the copy takes its stylesheets. */
  readonly live: RefObject<HTMLIFrameElement | null>;
}

/** The page as it was: a copy without scripts, over the running one. Nothing in it can be used. */
export function PastFrame({ live }: PastFrameProps): ReactNode {
  const page = useStudioState((state) => findShownMoment(state)?.page ?? null);
  const isPast = useStudioState((state) => state.shown !== null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const [copy, original] = [frame.current?.contentDocument, live.current?.contentDocument];
    if (copy && original) showCopy(copy, original, page);
  }, [page, live]);
  if (!isPast) return null;
  return <iframe ref={frame} className="past-frame" title="The page as it was" sandbox="allow-same-origin" inert />;
}

function showCopy(copy: Document, original: Document, page: HTMLElement | null): void {
  for (const { name, value } of original.documentElement.attributes) copy.documentElement.setAttribute(name, value);
  copy.head.replaceChildren(
    ...[...original.querySelectorAll('link[rel="stylesheet"], style, meta[name="color-scheme"]')].map((style) => copyStyle(copy, style)),
  );
  copy.body.replaceWith(page === null ? copy.createElement('body') : copy.importNode(page, true));
}

function copyStyle(copy: Document, style: Element): Node {
  const copied = copy.importNode(style, true);
  // The copy has another base address, and a policy may forbid `<base>`.
  if (style instanceof (style.ownerDocument.defaultView?.HTMLLinkElement ?? HTMLLinkElement)) copied.setAttribute('href', style.href);
  return copied;
}
