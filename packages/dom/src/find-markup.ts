import { pages } from '@kratos-login/core';

/** The host's markup, looked up once. */
export interface Markup {
  readonly root: HTMLElement;
  readonly title: HTMLElement;
  readonly status: HTMLElement;
  readonly alert: HTMLElement;
  /** The part that is in the document before the script runs. */
  readonly open: HTMLElement;
  /** The part that a form or step is shown in; the one at hand, when it serves. */
  toPart(name: string, atHand: HTMLElement): HTMLElement;
}

/** Looks the markup up, and says what is missing before anybody needs it. */
export function findMarkup(root: HTMLElement | null): Markup {
  if (root === null)
    throw new Error('bindLogin: got null instead of the element that holds the login. Is the script running before its markup is there?');
  const find = (selector: string): HTMLElement =>
    root.querySelector<HTMLElement>(selector) ?? fail(`there is no ${selector} in ${describe(root)}`);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-part]')];
  const open =
    parts.find((part) => !(part instanceof HTMLTemplateElement)) ??
    fail('every data-part is a <template>. The password form belongs into the document, so that browsers fill it at once');
  const serves = (part: HTMLElement, name: string): boolean => (part.dataset['part'] ?? '').split(' ').includes(name);
  for (const name of pages) {
    if (!parts.some((part) => serves(part, name)))
      fail(
        `there is no element with data-part="${name}". Expected one for each of ${pages.join(', ')}; one may serve several: data-part="totp code"`,
      );
  }
  for (const form of [
    open,
    ...parts.flatMap((part) => (part instanceof HTMLTemplateElement ? [...part.content.querySelectorAll('form')] : [])),
  ]) {
    if (form instanceof HTMLFormElement && form.method !== 'post')
      fail('a form has no method="post". Without it, Enter before the script runs writes the password into the address bar');
  }
  for (const part of parts) if (part !== open) part.remove();

  return {
    root,
    title: find('[data-text="title"]'),
    status: find('[role="status"]'),
    alert: find('[role="alert"]'),
    open,
    toPart(name, atHand) {
      if (serves(atHand, name) && atHand.dataset['shows'] === (atHand === open ? undefined : name)) return atHand;
      const part =
        parts.find((each) => serves(each, name)) ?? fail(`there is no element with data-part="${name}", which Kratos asks this person for`);
      if (!(part instanceof HTMLTemplateElement)) return part;
      const copy = part.content.firstElementChild?.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return fail(`the template for "${name}" is empty. Expected one element in it`);
      copy.dataset['part'] = part.dataset['part'] ?? '';
      copy.dataset['shows'] = name;
      return copy;
    },
  };
}

function fail(what: string): never {
  throw new Error(`bindLogin: ${what}. The README of @kratos-login/dom has the whole markup.`);
}

const describe = ({ tagName, id }: HTMLElement): string => `<${tagName.toLowerCase()}${id === '' ? '' : ` id="${id}"`}>`;
