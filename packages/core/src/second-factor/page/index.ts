/** `@kratos-login/core/second-factor-page`: what a page of the second factor owes its user, for adapters and for pages of your own. */
export { applySecondFactorEffect, clearSecondFactor } from './apply-second-factor-effect.ts';
export { assertNoSecondFactor, attachSecondFactor } from './attach-second-factor.ts';
export { createSecondFactorPage, type SecondFactorPage } from './finished/create-second-factor-page.ts';
export type { SecondFactorPageOptions } from './finished/second-factor-page-options.ts';
export { requiredSecondFactorParts } from './required-second-factor-parts.ts';
export { type CodesFile, copyCodes, copyKey, downloadCodes, printCodes } from './secret-actions.ts';
export { submitSecondFactor } from './submit-second-factor.ts';
export { warnBeforeLeaving, watchSecondFactor } from './watch-second-factor.ts';
