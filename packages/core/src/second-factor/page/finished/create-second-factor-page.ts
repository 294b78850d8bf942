import { toData, toTexts } from '../../../page/login-page/create-login-page.ts';
import type { PageElement } from '../../../page/login-page/page-element.ts';
import { englishPage, type PageTexts } from '../../../view/page-texts.ts';
import { createSecondFactor, type SecondFactorOptions } from '../../create-second-factor.ts';
import { englishSecondFactor } from '../../english.ts';
import type { SecondFactor, SecondFactorTranslation } from '../../second-factor.ts';
import type { SecondFactorTexts } from '../../second-factor-texts.ts';
import type { SecondFactorView } from '../../second-factor-view.ts';
import { copyCodes, copyKey, downloadCodes, printCodes } from '../secret-actions.ts';
import { submitSecondFactor } from '../submit-second-factor.ts';
import { drawSecondFactor } from './draw-second-factor.ts';
import type { SecondFactorPageOptions } from './second-factor-page-options.ts';
import { initialPageState, type SecondFactorPageState, type SecondFactorScene } from './second-factor-scene.ts';
import { watchSecondFactorPage } from './watch-second-factor-page.ts';

/** The finished page of a second factor: what an adapter renders, and what goes on around it. */
export interface SecondFactorPage {
  /** The second factor of the page. */
  readonly secondFactor: SecondFactor;
  /**
   * Returns the page for a view. It contains no secret: `applySecondFactorEffect` writes those after each render. In a view of kind `confirming` it has an element
   * `kratos-login`, in whose place an adapter renders the finished page of a login with its prop `options`.
   */
  draw(view: SecondFactorView): PageElement;
  /** Calls the listener when {@link SecondFactorPage.draw} returns something else for the same view. Returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** Returns another object each time before a listener is called. */
  getState(): object;
  /** Replaces options while the page is shown. Those of the second factor itself stay, except its texts. */
  setOptions(options: SecondFactorPageOptions): void;
  /**
   * Does what the page needs while `root` is in the document, and returns a function that ends it: the title of the document, and the next page after a set-up.
   * An adapter calls `watchSecondFactor` as well.
   */
  watch(root: HTMLElement): () => void;
}

/**
 * Creates the finished page of a second factor, which an adapter renders as it does that of a login.
 *
 * It never throws for its options: an invalid `kratosUrl` ends in a view of kind `error`.
 *
 * ```ts
 * import { createSecondFactorPage } from '@kratos-login/core/second-factor-page'
 *
 * const page = createSecondFactorPage({ kratosUrl: '/kratos', siteName: 'Example' })
 * console.log(page.draw(page.secondFactor.initialView).tag) // main
 * ```
 */
export function createSecondFactorPage(given: SecondFactorPageOptions): SecondFactorPage {
  let options = given;
  let state = initialPageState;
  let root: HTMLElement | undefined;
  const listeners = new Set<() => void>();
  const secondFactor = given.secondFactor ?? createSecondFactor({ ...toSecondFactorOptions(given), ...toTranslation(given) });
  const setState = (next: SecondFactorPageState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (changes: Partial<SecondFactorPageState>): void => {
    if (Object.entries(changes).every(([key, value]) => state[key as keyof SecondFactorPageState] === value)) return;
    setState({ ...state, ...changes });
  };
  const getTexts = (): SecondFactorTexts => ({ ...englishSecondFactor, ...options.secondFactorTexts });
  const getPageTexts = (): PageTexts => ({ ...englishPage, ...options.language?.pageTexts, ...options.pageTexts });

  const actions: SecondFactorScene['actions'] = {
    submit(event) {
      const { target, currentTarget } = event as Event;
      if (target !== currentTarget) return; // React also bubbles the event of a form in a dialog of the host
      submitSecondFactor(event as Event, secondFactor.getView());
    },
    async copy() {
      const view = secondFactor.getView();
      if (!root) return;
      change({ copy: null });
      const isCopied = view.kind === 'pairing' ? await copyKey(root, view) : view.kind === 'backup-codes' && (await copyCodes(root, view));
      if (secondFactor.getView() === view) change({ copy: isCopied ? 'copied' : 'notCopied' });
    },
    download() {
      const view = secondFactor.getView();
      const { fileName, fileHeading } = getTexts();
      if (root && view.kind === 'backup-codes')
        downloadCodes(root, view, { name: fileName, heading: fileHeading(options.siteName ?? null, view.username) });
    },
    print() {
      if (root) printCodes(root);
    },
  };

  return {
    secondFactor,
    draw: (view) => drawSecondFactor({ view, state, options, actions, texts: getTexts(), pageTexts: getPageTexts() }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getState: () => state,
    setOptions(next) {
      const before = toShown(options);
      options = next;
      if (toShown(options) === before) return;
      secondFactor.setTexts(toTranslation(next));
      setState({ ...state });
    },
    watch(element) {
      root = element;
      return watchSecondFactorPage(element, { secondFactor, change, getOptions: () => options });
    },
  };
}

/** Leaves out the options of the page. */
function toSecondFactorOptions({
  secondFactor,
  logoUrl,
  supportUrl,
  homeUrl,
  methodUrls,
  language,
  pageTexts,
  isEmbedded,
  setsTitle,
  onDone,
  onChange,
  kratosUrl = '',
  ...options
}: SecondFactorPageOptions): SecondFactorOptions & {
  readonly [Name in Exclude<keyof SecondFactorPageOptions, keyof SecondFactorOptions>]?: never;
} {
  return { ...options, kratosUrl };
}

const toTranslation = (options: SecondFactorPageOptions): SecondFactorTranslation => ({
  ...toTexts(options),
  ...(options.secondFactorTexts && { secondFactorTexts: options.secondFactorTexts }),
});

/** What the page shows, for comparison. */
const toShown = (options: SecondFactorPageOptions): string => toData(options) + JSON.stringify(options.methodUrls);
