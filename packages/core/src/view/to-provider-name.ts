import { toContextText } from './to-context-text.ts';

/** Names that a capital first letter does not make. */
const names: readonly string[] = ['GitHub', 'GitLab', 'LinkedIn'];

/** Returns the name of a social sign-in provider. Kratos sends the label from its configuration, or the id of the provider, such as `google`. */
export function toProviderName(provider: unknown): string {
  const name = toContextText(provider);
  return names.find((each) => each.toLowerCase() === name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
