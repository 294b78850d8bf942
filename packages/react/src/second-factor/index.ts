/** `@kratos-login/react/second-factor`: the settings of a user's second factor, as a finished page and for a page of your own. */
export { SecondFactor, type SecondFactorProps, type SecondFactorSlots } from './second-factor.tsx';
export { useSecondFactor } from './use-second-factor.ts';
export { useSecondFactorEffects } from './use-second-factor-effects.ts';
