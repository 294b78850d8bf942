/** `@kratos-login/dom/second-factor`: the settings of a user's second factor, in your own markup. */
export { type BindSecondFactorOptions, bindSecondFactor } from './bind-second-factor.ts';
