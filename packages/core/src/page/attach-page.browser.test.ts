import { expect, onTestFinished, test } from 'vitest';
import type { Login } from '../login.ts';
import type { LoginView, PageEffect } from '../view/login-view.ts';
import { attachPage } from './attach-page.ts';

/** A page with an element, and a login that shows the views that the test gives it. */
function setUp(html: string) {
  const root = document.createElement('main');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  const calls: string[] = [];
  let view = toView();
  let tell = (_: LoginView): void => {};
  const login = {
    getView: () => view,
    subscribe: (listener: typeof tell) => {
      tell = listener;
      return () => {
        tell = () => {};
      };
    },
    start: () => void calls.push('start'),
    stop: () => void calls.push('stop'),
    checkSession: () => void calls.push('checkSession'),
  } as unknown as Login;
  const show = (effect: Partial<PageEffect>): void => {
    view = toView(effect);
    tell(view);
  };
  const find = (selector: string): HTMLInputElement => root.querySelector<HTMLInputElement>(selector) ?? expect.fail(selector);
  const attach = (render: Parameters<typeof attachPage>[2]): (() => void) => {
    const detach = attachPage(root, login, render);
    onTestFinished(detach);
    return detach;
  };
  return { root, calls, show, find, attach };
}

const toView = (effect: Partial<PageEffect> = {}): LoginView =>
  ({ step: 'success', title: '', pageEffect: { focus: null, clear: [], submit: false, ...effect } }) as unknown as LoginView;

const fields =
  '<h1 data-focus="title" tabindex="-1">Sign in</h1><form><input name="identifier"><input name="password" type="password"></form>';

test('the first visible element with the name gets the focus, and the title gets it if there is none', () => {
  const { show, find, attach } = setUp(
    `<div hidden>${fields}</div><section>${fields}</section><button data-focus="retry">Try again</button>`,
  );
  attach(() => {});
  for (const [focus, selector] of [
    ['password', 'section [name="password"]'],
    ['retry', 'button'],
    ['notice', 'section h1'],
  ] as const) {
    show({ focus });
    expect(document.activeElement).toBe(find(selector));
  }
});

test('a field is cleared with an input event, once for each page effect', () => {
  const { show, find, attach } = setUp(fields);
  const heard: string[] = [];
  document.body.addEventListener('input', ({ target }) => void heard.push((target as HTMLInputElement).name), { once: true });
  attach(() => {});
  const [identifier, password] = [find('[name="identifier"]'), find('[name="password"]')];
  identifier.value = 'ann@example.com';
  password.value = 'secret';
  show({ clear: ['password', 'totp_code'] });
  expect([identifier.value, password.value, heard]).toEqual(['ann@example.com', '', ['password']]);
});

test('a page effect waits for the promise of render, and is dropped after the page is detached', async () => {
  const { calls, show, find, attach } = setUp(fields);
  const renders: PromiseWithResolvers<void>[] = [];
  const detach = attach(() => {
    const render = Promise.withResolvers<void>();
    renders.push(render);
    return render.promise;
  });
  show({ focus: 'password' });
  expect(document.activeElement).toBe(document.body);
  renders[1]?.resolve();
  await expect.poll(() => document.activeElement).toBe(find('[name="password"]'));
  show({ focus: 'identifier' });
  detach();
  renders[2]?.resolve();
  await renders[2]?.promise;
  expect(document.activeElement).toBe(find('[name="password"]'));
  detach();
  expect(calls).toEqual(['start', 'stop']);
});

test('nothing is rendered into a page that is gone, and its secrets are cleared', () => {
  const { root, show, find, attach } = setUp(fields);
  let renders = 0;
  attach(() => {
    renders++;
  });
  const password = find('[name="password"]');
  password.value = 'secret';
  root.remove();
  show({ focus: 'title' });
  expect([renders, password.value]).toEqual([1, '']);
});

test('a secret is cleared when a render removes its field', async () => {
  const { root, show, find, attach } = setUp(fields);
  attach(() => root.querySelector('.old')?.remove());
  const password = find('[name="password"]');
  password.value = 'secret';
  root.querySelector('form')?.classList.add('old');
  show({});
  await expect.poll(() => [password.isConnected, password.value]).toEqual([false, '']);
});
