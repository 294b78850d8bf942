/** `@kratos-login/react/second-factor`: the settings of a user's second factor. */
export { useSecondFactor } from './use-second-factor.ts';
export { useSecondFactorEffects } from './use-second-factor-effects.ts';
