import { findSecretsInPages } from '@kratos-login/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { showDomPage } from './hostile/dom-page.ts';

beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterAll(() => void vi.useRealTimers());

test('findSecretsInPages finds a password in another field, a text area, an option or a shadow root', async () => {
  const { found } = await findSecretsInPages({
    show(login) {
      document.body.replaceChildren();
      const close = showDomPage(login, document.body);
      const [root] = document.getElementsByTagName('main');
      if (root === undefined) throw new Error('No page is shown.');
      keepPassword(root);
      return { root, close };
    },
    passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
  });
  expect([...new Set(found.map((each) => /"where":"(.*)"/.exec(each)?.[1]?.replace(/ \d+/, '')))].sort()).toEqual([
    '.otherFields.input inner',
    '.otherFields.input mirror',
    '.otherFields.select choice',
    '.otherFields.textarea area',
    '.page.markup',
    '.page.shadowRoots[0]',
  ]);
});

test('findSecretsInPages finds a password that a framework keeps on a cleared field', async () => {
  const { found } = await findSecretsInPages({
    show(login) {
      document.body.replaceChildren();
      const close = showDomPage(login, document.body);
      const [root] = document.getElementsByTagName('main');
      if (root === undefined) throw new Error('No page is shown.');
      root.addEventListener('submit', () => keepBesideValue(root.querySelector('[name="password"]')), { capture: true });
      return { root, close };
    },
    passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
  });
  expect([...new Set(found.flatMap((each) => /keeps what was typed in (.*)/.exec(each)?.[1] ?? []))].sort()).toEqual([
    'Symbol(of a test tool)',
    '_value',
    '_valueTracker',
    'props',
    'the attribute value',
  ]);
});

/** Like React, Vue and test tools, and like a library that writes the value into the attribute again after the field is cleared. */
function keepBesideValue(input: HTMLInputElement | null): void {
  const typed = input?.value ?? '';
  if (input === null || typed === '') return;
  input.addEventListener('input', () => queueMicrotask(() => input.setAttribute('value', typed)), { once: true });
  Object.assign(input, {
    _value: typed,
    _valueTracker: { getValue: () => typed },
    props: { memoizedProps: { value: typed } },
    [Symbol('of a test tool')]: typed,
  });
}

/** Copies the password to other places on submission, which no page should do. */
function keepPassword(root: HTMLElement): void {
  const add = <Tag extends keyof HTMLElementTagNameMap>(within: ParentNode, tag: Tag, name = ''): HTMLElementTagNameMap[Tag] => {
    const element = document.createElement(tag);
    element.setAttribute('name', name);
    within.append(element);
    return element;
  };
  const shadow = add(root, 'div').attachShadow({ mode: 'open' });
  const fields = [add(root, 'input', 'mirror'), add(root, 'textarea', 'area'), add(shadow, 'input', 'inner')];
  const choice = add(root, 'select', 'choice');
  const text = add(shadow, 'p');
  root.addEventListener(
    'submit',
    () => {
      const typed = root.querySelector<HTMLInputElement>('[name="password"]')?.value ?? '';
      if (typed === '') return;
      for (const field of fields) field.value = typed;
      choice.replaceChildren(new Option(typed));
      text.textContent = typed;
    },
    { capture: true },
  );
}
