import { toWindow } from '../../../page/to-window.ts';
import { findNextPage } from '../../../view/find-next-page.ts';
import type { PageEffect } from '../../../view/login-view.ts';
import type { SecondFactor } from '../../second-factor.ts';
import type { DoneView, SecondFactorView } from '../../second-factor-view.ts';
import type { SecondFactorPageOptions } from './second-factor-page-options.ts';
import type { SecondFactorPageState } from './second-factor-scene.ts';
import { warnIfSecondFactorIsUnstyled } from './warn-if-second-factor-is-unstyled.ts';

/** The page that {@link watchSecondFactorPage} watches. */
interface WatchedSecondFactor {
  readonly secondFactor: SecondFactor;
  readonly change: (changes: Partial<SecondFactorPageState>) => void;
  readonly getOptions: () => SecondFactorPageOptions;
}

/** Does what a finished page needs while it is in the document. Returns a function that ends it. */
export function watchSecondFactorPage(root: HTMLElement, { secondFactor, change, getOptions }: WatchedSecondFactor): () => void {
  const window = toWindow(root);
  let shown: PageEffect | undefined;

  const follow = (view: SecondFactorView): void => {
    const { setsTitle = true, onChange } = getOptions();
    void (async () => onChange?.(view))(); // an error of the host is reported, and stops nothing
    if (setsTitle && root.isConnected && window.document.title !== view.pageTitle) window.document.title = view.pageTitle;
    const isAnother = view.pageEffect !== shown;
    shown = view.pageEffect;
    if (isAnother) change({ copy: null, next: null });
    if (view.kind === 'done') void goOn(view);
  };
  const goOn = async (view: DoneView): Promise<void> => {
    if (left.has(view.pageEffect)) return;
    left.add(view.pageEffect);
    const { homeUrl: home, onDone = () => true } = getOptions();
    const next = findNextPage(view, { here: window.location.href, home });
    if ((await onDone(view, next)) !== true || next === null) return;
    change({ next });
    window.location.assign(next);
  };

  const unsubscribe = secondFactor.subscribe(follow);
  follow(secondFactor.getView());
  warnIfSecondFactorIsUnstyled(root);
  return unsubscribe;
}

/** The ends of set-ups that were followed, by page effect, which a view keeps in another language. React runs effects twice under StrictMode. */
const left = new WeakSet<PageEffect>();
