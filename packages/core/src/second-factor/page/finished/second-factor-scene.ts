import type { PageTexts } from '../../../view/page-texts.ts';
import type { SecondFactorTexts } from '../../second-factor-texts.ts';
import type { SecondFactorView } from '../../second-factor-view.ts';
import type { SecondFactorPageOptions } from './second-factor-page-options.ts';

/** What the page keeps beside the view. It contains no secret. */
export interface SecondFactorPageState {
  /** Whether the secret on the page was copied, or the browser refused to, by the name of the text that says so. `null` before. */
  readonly copy: 'copied' | 'notCopied' | null;
  /** The address that the page is going to, or `null`. */
  readonly next: string | null;
}

/** The page before anything has happened. */
export const initialPageState: SecondFactorPageState = { copy: null, next: null };

/** Everything that a picture of the page depends on. */
export interface SecondFactorScene<View extends SecondFactorView = SecondFactorView> {
  readonly view: View;
  readonly state: SecondFactorPageState;
  readonly options: SecondFactorPageOptions;
  readonly texts: SecondFactorTexts;
  readonly pageTexts: PageTexts;
  /** What the buttons do that are not functions of the view. */
  readonly actions: {
    readonly submit: (event: unknown) => void;
    readonly copy: () => Promise<void>;
    readonly download: () => void;
    readonly print: () => void;
  };
}
