import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import type { SpokenJourney } from '../spoken-journey.ts';

/** A journey of a user with a screen reader through the page of the second factor. */
export interface SpokenSecondFactorJourney extends Pick<SpokenJourney, 'arrange' | 'emulator' | 'opensSlowly' | 'perform'> {
  readonly options?: SecondFactorPageOptions;
}
