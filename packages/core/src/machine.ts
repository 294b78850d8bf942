/** `@kratos-login/core/machine`: the chart with words for those who look at it. */
export { describeStates } from './machine/state-descriptions.ts';
export { type CodeField, codeFields, factors } from './second-factors.ts';
