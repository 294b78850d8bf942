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
  const listeners = new Set<(view: LoginView) => void>();
  const login = {
    getView: () => view,
    subscribe: (listener: (view: LoginView) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => void calls.push('start'),
    stop: () => void calls.push('stop'),
    checkSession: () => void calls.push('checkSession'),
  } as unknown as Login;
  const show = (effect: Partial<PageEffect>): void => {
    view = toView(effect);
    for (const listener of listeners) listener(view);
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

test('a render that returns no promise is followed by its page effect', () => {
  const { show, find, attach } = setUp(fields);
  attach(() => 'rendered');
  show({ focus: 'password' });
  expect(document.activeElement).toBe(find('[name="password"]'));
});

test('a render that throws still clears secrets, and its error reaches the login', () => {
  const { show, find, attach } = setUp(fields);
  let fails = false;
  attach(() => {
    if (fails) throw new Error('no template');
  });
  find('[name="password"]').value = 'secret';
  fails = true;
  expect(() => show({ clear: ['password'] })).toThrow('no template');
  expect(find('[name="password"]').value).toBe('');
});

test('a render whose promise rejects still clears secrets', async () => {
  const { show, find, attach } = setUp(fields);
  const unhandled = Promise.withResolvers<unknown>();
  const listener = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    unhandled.resolve(event.reason);
  };
  window.addEventListener('unhandledrejection', listener, { capture: true });
  onTestFinished(() => window.removeEventListener('unhandledrejection', listener, { capture: true }));
  let error: Error | undefined;
  attach(() => (error ? Promise.reject(error) : Promise.resolve()));
  find('[name="password"]').value = 'secret';
  error = new Error('no template');
  show({ clear: ['password'] });
  expect(await unhandled.promise).toBe(error);
  expect(find('[name="password"]').value).toBe('');
});

test('after the first render throws, the root can be attached again, and each view is rendered once', () => {
  const { calls, show, attach } = setUp(fields);
  expect(() =>
    attach(() => {
      throw new Error('no template');
    }),
  ).toThrow('no template');
  expect(calls).toEqual([]);
  const rendered: string[] = [];
  attach(({ title }) => void rendered.push(title));
  show({});
  expect(rendered).toHaveLength(2);
});

test('a root that is attached, or one inside it, cannot be attached again', () => {
  const { root, attach } = setUp(fields);
  const detach = attach(() => {});
  expect(() => attach(() => {})).toThrow('expected an element that is not bound yet');
  const form = root.querySelector('form') ?? expect.fail('no form');
  expect(() => attachPage(form, {} as Login, () => {})).toThrow('expected an element that is not bound yet');
  detach();
  attach(() => {});
});
