import { type ReactNode, type RefObject, useCallback, useEffect, useRef } from 'react';
import { findShownMoment } from '../use-moment.ts';
import { useStudioState } from '../use-studio.ts';

/** Properties of {@link PastFrame}. */
export interface PastFrameProps {
  /** The running frame, whose stylesheets the copy has. */
  readonly live: RefObject<HTMLIFrameElement | null>;
}

/** The page as it was: a copy without scripts, over the running one. Nothing in it can be used. */
export function PastFrame({ live }: PastFrameProps): ReactNode {
  const page = useStudioState((state) => findShownMoment(state)?.page ?? null);
  const isPast = useStudioState((state) => state.shown !== null);
  const frame = useStudioState((state) => state.frame); // language, scheme and brand of the running page are those of the copy
  const element = useRef<HTMLIFrameElement>(null);
  const show = useCallback(() => {
    const [copy, original] = [element.current?.contentDocument, live.current?.contentDocument];
    // While a document loads, it is empty or another one. Its load event comes here again.
    if (frame && copy?.readyState === 'complete' && copy.URL !== 'about:blank' && original?.body) showCopy(copy, original, page);
  }, [page, frame, live]);
  useEffect(show, [show]);
  if (!isPast) return null;
  // Not an empty frame, whose document is in quirks mode: forms have other margins there.
  return (
    <iframe
      ref={element}
      className="past-frame"
      title="The page as it was"
      src="moment.html"
      sandbox="allow-same-origin"
      inert
      onLoad={show}
    />
  );
}

function showCopy(copy: Document, original: Document, page: HTMLElement | null): void {
  const root = copy.documentElement;
  const { lang, dir, dataset, style } = original.documentElement;
  Object.assign(root, { lang, dir });
  Object.assign(root.dataset, dataset);
  root.style.colorScheme = style.colorScheme;
  copy.title = original.title;
  // A stylesheet that is taken out and put in again would be loaded again.
  if (copy.querySelector('link, style') === null) copy.head.append(...copyStyles(copy, original));
  copy.body.replaceWith(page === null ? copy.createElement('body') : copy.importNode(page, true));
}

function copyStyles(copy: Document, original: Document): readonly Node[] {
  return [...original.querySelectorAll('head link[rel="stylesheet"], head style')].map((style) => {
    const copied = copy.importNode(style, true) as Element;
    const href = style.getAttribute('href');
    if (href !== null) copied.setAttribute('href', new URL(href, original.baseURI).href); // the copy has another base address
    return copied;
  });
}
