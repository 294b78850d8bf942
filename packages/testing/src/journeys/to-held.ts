import type { LoginView } from '@kratos-login/core';

/** A field that stays on the page keeps its value until it is cleared. Other fields have the value of the view. */
export function toHeld(
  view: LoginView,
  before: LoginView | null,
  held: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (view.kind !== 'form') return {};
  const isThere = (name: string): boolean =>
    before !== null && before.kind === 'form' && before.form === view.form && before.fields.some((field) => field.name === name);
  const isEmptied = (name: string): boolean => view.pageEffect !== before?.pageEffect && view.pageEffect.clear.includes(name);
  return Object.fromEntries(
    view.fields.map(({ name, value }) => [name, isEmptied(name) ? '' : isThere(name) ? (held[name] ?? value) : value]),
  );
}
