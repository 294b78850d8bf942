import { toContextText } from './to-context-text.ts';

/** Names of providers that a capital first letter does not make. */
const names = new Map<unknown, string>([
  ['github', 'GitHub'],
  ['gitlab', 'GitLab'],
  ['linkedin', 'LinkedIn'],
]);

/** Returns the name of a social sign-in provider. Kratos sends the label from its configuration, or the id of the provider, such as `google`. */
export const toProviderName = (provider: unknown): string =>
  names.get(provider) ?? toContextText(provider).replace(/^./, (first) => first.toUpperCase());
