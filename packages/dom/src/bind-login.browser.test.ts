import { createLogin, type LoginOptions } from '@kratos-login/core';
import { german } from '@kratos-login/core/german';
import { createEmulator, type IdentityOptions } from '@kratos-login/emulator';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindLogin } from './bind-login.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

const markup = `
  <h1 data-text="title" tabindex="-1">Sign in</h1>
  <div role="status"></div>
  <div role="alert"><p id="form-message" data-text="messages"></p><span data-text="announcement"></span></div>
  <p data-text="notice" tabindex="-1" hidden></p><a data-link="notice" hidden></a>
  <form data-part="password" method="post">
    <div data-field="identifier"><label for="identifier" data-text="label">Email address</label><input id="identifier" name="identifier"></div>
    <div data-field="password"><label for="password" data-text="label">Password</label><input id="password" name="password" type="password"></div>
    <button type="submit">Sign in</button>
  </form>
  <template data-part="totp"><form method="post">
    <div data-field="totp_code"><label for="code" data-text="label">Code</label><p id="code-hint" data-text="hint"></p><p id="code-problem" data-text="problem"></p><input id="code"></div>
    <button type="submit">Continue</button>
  </form></template>
  <template data-part="error"><div><p data-text="advice"></p><button type="button" data-verb="retry">Try again</button></div></template>
  <template data-part="success"><p>Welcome</p></template>`;

/** Kratos answers when it is `awake`. */
function meet(html = markup, awake: Promise<void> = Promise.resolve(), person: Partial<IdentityOptions> = { totp: true }) {
  const kratos = createEmulator({ identities: [{ ...ann, ...person }] });
  const fetch: typeof globalThis.fetch = async (...request) => {
    await awake;
    return kratos.fetch(...request);
  };
  const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch });
  const root = document.createElement('main');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return { kratos, login, root };
}

let end = (): void => {};
afterEach(() => end());

test('the host’s own markup signs a person in', async () => {
  const { kratos, login, root } = meet();
  end = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(root.querySelectorAll('form')).toHaveLength(1);
  await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByText('Welcome')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  expect(document.title).toBe('Signed in');
});

test('what stays the same is not written again: a live region would say it again', async () => {
  const { login, root } = meet();
  end = bindLogin(root, login);
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), 'wrong');
  const written: Node[] = [];
  const observer = new MutationObserver((records) => written.push(...records.map(({ target }) => target)));
  for (const text of root.querySelectorAll('[data-text], [role="status"]'))
    observer.observe(text, { childList: true, characterData: true });
  await userEvent.keyboard('{Enter}');
  const alert = root.querySelector('#form-message');
  await expect.poll(() => alert?.textContent).toMatch(/password don’t match/);
  observer.disconnect();
  expect(written).toEqual([alert]);
});

/** As a mouse clicks: the second of a double click has a `detail` of 2. What a button is pressed for comes unless the press was prevented: the focus. */
function click(button: HTMLElement | null, detail: number): void {
  const [press, release] = ['mousedown', 'click'].map(
    (type) => new MouseEvent(type, { detail, bubbles: true, cancelable: true, composed: true }),
  );
  if (press && button?.dispatchEvent(press)) button.focus();
  if (release) button?.dispatchEvent(release);
}

test('the second click of a double click does nothing to what came in between, and what it always did to what stayed', async () => {
  const withButtons = markup.replace(
    '</form></template>',
    '<button type="button" data-verb="switchAccount">Use a different account</button></form></template>',
  );
  const { kratos, login, root } = meet(withButtons);
  end = bindLogin(root, login);
  let hosts = 0;
  const own = document.createElement('button');
  own.type = 'button';
  own.addEventListener('click', () => hosts++);
  root.append(own);
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  click(root.querySelector<HTMLElement>('[type="submit"]'), 1);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  const { length } = kratos.log;
  click(root.querySelector<HTMLElement>('[type="submit"]'), 2);
  click(root.querySelector<HTMLElement>('[data-verb="switchAccount"]'), 2);
  click(root.querySelector<HTMLElement>('[data-verb="switchAccount"]'), 3);
  expect(login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false, messages: [] });
  expect(kratos.log).toHaveLength(length);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  click(own, 1);
  click(own, 2);
  expect(hosts).toBe(2);
  click(root.querySelector<HTMLElement>('[data-verb="switchAccount"]'), 1);
  await expect.poll(() => login.getView().step).toBe('password');
});

test('in a shadow root too, a double click and a held Enter do nothing to the form that came in between', async () => {
  const button = '<button type="button" data-verb="switchAccount">Use a different account</button>';
  const { kratos, login, root } = meet(markup.replace('</form></template>', `${button}</form></template>`));
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  host.attachShadow({ mode: 'open' }).append(root);
  end = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  click(root.querySelector<HTMLElement>('[type="submit"]'), 1);
  await expect.element(page.getByLabelText('6-digit code')).toBeVisible();
  const { length } = kratos.log;
  click(root.querySelector<HTMLElement>('[data-verb="switchAccount"]'), 2);
  const held = { key: 'Enter', repeat: true, bubbles: true, cancelable: true, composed: true };
  expect(root.querySelector('#code')?.dispatchEvent(new KeyboardEvent('keydown', held))).toBe(false);
  expect(login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false });
  expect(kratos.log).toHaveLength(length);
});

test('a submit button that stays is pressed once by a double click, however quick the answer is', async () => {
  const { kratos, login, root } = meet();
  end = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), 'wrong');
  const button = root.querySelector<HTMLElement>('[type="submit"]');
  click(button, 1);
  await expect.poll(() => login.getView()).toMatchObject({ isPending: false, pageTitle: 'Error: Sign in' });
  const refused = login.getView();
  const { length } = kratos.log;
  click(button, 2);
  expect(kratos.log).toHaveLength(length);
  expect(login.getView()).toBe(refused);
});

test('what was typed before the script ran is kept', async () => {
  const { login, root } = meet();
  const input = root.querySelector<HTMLInputElement>('#identifier');
  if (input) input.value = ann.email;
  end = bindLogin(root, login);
  await expect.poll(() => login.getView().step).toBe('password');
  expect(root.querySelector<HTMLInputElement>('#identifier')).toBe(input);
  expect(input?.value).toBe(ann.email);
});

test.each([
  ['data-part="totp"', /expected data-part="totp"; found none in <main>/],
  ['role="alert"', /expected \[role="alert"\]; found none in <main>/],
  ['data-text="messages"', /expected \[data-text="messages"\]; found none in <main>/],
  ['data-text="advice"', /expected data-text="advice"; found none in <main>/],
  ['method="post"', /expected method="post" on every form/],
  ['data-link="notice"', /expected a\[data-link="notice"\]; found none in <main>/],
])('markup without %s is an error that says so', (missing, said) => {
  const { login, root } = meet(markup.replaceAll(missing, ''));
  expect(() => bindLogin(root, login)).toThrow(said);
});

test('no element at all is an error that says so', () => {
  const { login } = meet();
  expect(() => bindLogin(null, login)).toThrow(/expected the element that holds the login; got null/);
});

test('a page that comes back from the browser’s cache holds no secret, and asks again who is signed in', async () => {
  const { kratos, login, root } = meet();
  end = bindLogin(root, login);
  await expect.poll(() => login.getView().step).toBe('password');
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false })); // of a page that was just loaded
  expect(root.querySelector<HTMLInputElement>('#password')?.value).toBe(ann.password);
  expect(login.getView()).toMatchObject({ step: 'password', isPending: false });
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(root.querySelector<HTMLInputElement>('#password')?.value).toBe('');
  await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
  await expect.poll(() => login.getView().step).toBe('password');
  await expect.element(page.getByLabelText('Email address')).toHaveValue(ann.email);
});

test('a form that is sent before Kratos has opened it is submitted when it is open', async () => {
  const { kratos, root } = meet();
  const held = Promise.withResolvers<void>();
  const fetch: typeof globalThis.fetch = async (...request) => {
    await held.promise;
    return kratos.fetch(...request);
  };
  end = bindLogin(root, createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch }));
  await userEvent.fill(page.getByLabelText(/email/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Signing in…' })).toHaveAttribute('aria-disabled', 'true');
  held.resolve();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a wait is counted down beside the button that does nothing meanwhile', async () => {
  const { kratos, login, root } = meet(
    markup.replace('<button type="button" data-verb="retry">', '<p data-text="wait"></p><button type="button" data-verb="retry">'),
  );
  kratos.faults.add({ route: 'create', times: 1, status: 429, body: '', headers: { 'retry-after': '2' } });
  end = bindLogin(root, login);
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toHaveAttribute('aria-disabled', 'true');
  await expect.element(page.getByText('Try again in 0:01')).toBeVisible();
  await expect.element(retry, { timeout: 3_000 }).toHaveAttribute('aria-disabled', 'false');
  await expect.element(page.getByRole('status')).toHaveTextContent('You can try again now.');
  await retry.click();
  await expect.element(page.getByLabelText('Password')).toBeVisible();
});

test('a form that has another element around it is checked by Kratos and sent early too', async () => {
  const around = markup
    .replace('<form data-part="password"', '<section data-part="password"><form')
    .replace('</form>', '</form></section>');
  const held = Promise.withResolvers<void>();
  const { kratos, login, root } = meet(around.replace('name="identifier"', '$& required'), held.promise);
  end = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText(/email/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), 'wrong');
  await userEvent.keyboard('{Enter}');
  held.resolve();
  await expect.poll(() => root.querySelector('[role="alert"]')?.textContent).toContain('email and password don’t match');
  await userEvent.clear(page.getByLabelText(/email/i));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(() => root.querySelector('[role="alert"]')?.textContent).toContain('Enter your');
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('a form of the host’s own beside the login is its own', async () => {
  const { kratos, login, root } = meet(`<form id="search"><input name="identifier"><button>Search</button></form>${markup}`);
  end = bindLogin(root, login);
  await expect.poll(() => login.getView().step).toBe('password');
  const isLeftAlone = new Promise<boolean>((resolve) => {
    root.parentElement?.addEventListener(
      'submit',
      (event) => {
        resolve(!event.defaultPrevented);
        event.preventDefault();
      },
      { once: true },
    );
  });
  await page.getByRole('button', { name: 'Search' }).click();
  expect(await isLeftAlone).toBe(true);
  expect(kratos.log.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('parts in the document may be hidden, and may stand before the password form', async () => {
  const { kratos, login, root } = meet(`<div data-part="success" hidden>Welcome back</div>${markup}`);
  const input = root.querySelector<HTMLInputElement>('#identifier');
  if (input) input.value = ann.email;
  end = bindLogin(root, login);
  expect(root.querySelector<HTMLInputElement>('#identifier')).toBe(input);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Welcome back')).toBeVisible();
});

test('a text that would take the place of an input is an error that says so, and so is a mailed code without a choice of address', () => {
  const wrapped = meet(
    markup.replace(
      '<label for="identifier" data-text="label">Email address</label>',
      '<label data-text="label">Email address <input></label>',
    ),
  );
  expect(() => bindLogin(wrapped.root, wrapped.login)).toThrow(/expected no <input> within a data-text; the text would take its place/);
  const mailed = meet(markup.replace('data-part="totp"', 'data-part="totp code"'));
  expect(() => bindLogin(mailed.root, mailed.login)).toThrow(/expected data-part="address"; found none/);
});

test('markup that was refused is whole, and is taken once it is right', async () => {
  const { login, root } = meet(markup.replace('role="status"', ''));
  expect(() => bindLogin(root, login)).toThrow(/expected \[role="status"\]/);
  root.querySelector('div')?.setAttribute('role', 'status');
  end = bindLogin(root, login);
  await expect.poll(() => login.getView().step).toBe('password');
});

test('choices may be buttons within other elements, and a heading needs no tabindex', async () => {
  const list = '<ul data-list="factor"><template><li><button type="button"></button></li></template></ul>';
  const { login, root } = meet(
    markup.replace('tabindex="-1"', '').replace('<button type="submit">Continue</button>', `$&${list}`),
    undefined,
    {
      totp: true,
      lookupCodes: true,
    },
  );
  end = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Use a backup code' })).toBeVisible();
  expect(root.querySelector('h1')?.tabIndex).toBe(-1);
});

test('a page that comes after a success shows nothing of it, and the one before holds no secret', async () => {
  const { login, root } = meet(markup, undefined, { totp: false });
  const unbind = bindLogin(root, login);
  await expect.poll(() => login.getView().step).toBe('password');
  const password = root.querySelector<HTMLInputElement>('#password');
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Welcome')).toBeVisible();
  unbind();
  expect(password?.value).toBe('');
  root.innerHTML = markup;
  const steps: string[] = [];
  end = bindLogin(root, login, { onDraw: ({ step }) => steps.push(step) });
  expect(new Set(steps)).toEqual(new Set(['init']));
});

test('a login that is given up at the password leaves none in the page', async () => {
  const { login, root } = meet();
  const unbind = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  unbind();
  expect(root.querySelector<HTMLInputElement>('#password')?.value).toBe('');
});

test('icons on buttons and a description of the host’s own stay', async () => {
  const list = '<div data-list="factor"><template><button type="button"><svg></svg><b data-text="label"></b></button></template></div>';
  const { login, root } = meet(
    markup
      .replace(
        '<input id="identifier"',
        '<p id="policy">The one from work.</p><input id="identifier" aria-describedby="policy form-message"',
      )
      .replace('>Sign in</button>', '><svg></svg> <span data-text="label">Sign in</span></button>')
      .replace('<button type="submit">Continue</button>', `$&${list}`),
    undefined,
    { totp: true, lookupCodes: true },
  );
  end = bindLogin(root, login);
  const email = page.getByLabelText('Email address');
  await userEvent.fill(email, ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  expect(email.element().getAttribute('aria-describedby')).toBe('form-message policy');
  expect(root.querySelector('[type="submit"] svg')).not.toBe(null);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const backup = page.getByRole('button', { name: 'Use a backup code', exact: true });
  await expect.element(backup).toBeVisible();
  expect(backup.element().querySelector('svg')).not.toBe(null);
});

test('after onDraw throws, there is one form, and the login goes on', async ({ onTestFinished }) => {
  onTestFinished(() => void vi.restoreAllMocks());
  const { kratos, login, root } = meet();
  const later = setTimeout;
  const thrown: unknown[] = [];
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) =>
    later(() => {
      try {
        run();
      } catch (error) {
        thrown.push(error);
      }
    }, ms)) as typeof setTimeout);
  end = bindLogin(root, login, {
    onDraw({ step }) {
      if (step === 'awaiting-TOTP') throw new Error('of the host');
    },
  });
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(root.querySelectorAll('form')).toHaveLength(1);
  await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByText('Welcome')).toBeVisible();
  await expect.poll(() => thrown).toContainEqual(new Error('of the host'));
});

test('what only the host knows of a field stays: that names are addresses, and that passkeys are taken', async () => {
  const { login, root } = meet(
    markup
      .replace('<input id="identifier"', '$& type="email" autocomplete="username webauthn"')
      .replace('<input id="password"', '$& autocomplete="new-password"'),
  );
  end = bindLogin(root, login);
  await expect.poll(() => login.getView().step).toBe('password');
  const look = (id: string) => {
    const input = root.querySelector<HTMLInputElement>(id);
    return [input?.type, input?.autocomplete];
  };
  expect(look('#identifier')).toEqual(['email', 'username webauthn']);
  expect(look('#password')).toEqual(['password', 'current-password']);
});

/** The markup in the document of another window: a frame of the same origin, or a popup. */
async function openElsewhere(where: string, onTestFinished: (end: () => void) => void): Promise<Window & typeof globalThis> {
  if (where === 'a popup') {
    const popup = open('about:blank') ?? null;
    if (popup === null) throw new Error('The browser opens no popup.');
    onTestFinished(() => popup.close());
    return popup as Window & typeof globalThis;
  }
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  if (frame.contentWindow === null) throw new Error('The frame has no window.');
  return frame.contentWindow as Window & typeof globalThis;
}

test.each(['a frame', 'a popup'])(
  'markup in %s behaves as in the page: Enter, a held key, a double click, the title, and back from the cache',
  async (where) => {
    const { kratos, login } = meet(markup);
    const there = await openElsewhere(where, onTestFinished);
    const { document: page } = there;
    page.body.innerHTML = `<main>${markup}</main>`;
    const root = page.querySelector('main');
    document.title = 'The page of the host';
    end = bindLogin(root, login);
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    const find = <Found extends HTMLElement = HTMLInputElement>(selector: string): Found => {
      const found = page.querySelector<Found>(selector);
      if (found === null) throw new Error(`There is no ${selector}.`);
      return found;
    };
    const password = find('#password');
    password.value = ann.password;
    const back = new there.PageTransitionEvent('pageshow', { persisted: true });
    there.dispatchEvent(back);
    expect(password.value).toBe('');
    await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });

    find('#identifier').value = ann.email;
    password.value = ann.password;
    const submit = new there.SubmitEvent('submit', { bubbles: true, cancelable: true });
    expect(find('form').dispatchEvent(submit)).toBe(false); // the browser itself posts nothing
    await expect.poll(() => login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false });
    expect([page.title, document.title]).toEqual([login.getView().title, 'The page of the host']);
    expect(page.activeElement).toBe(find('#code'));
    const held = new there.KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true, composed: true });
    expect(find('#code').dispatchEvent(held)).toBe(false);
    const { length } = kratos.log;
    find<HTMLElement>('[type="submit"]').dispatchEvent(new there.MouseEvent('mousedown', { detail: 1, bubbles: true, cancelable: true }));
    const second = new there.MouseEvent('click', { detail: 2, bubbles: true, cancelable: true });
    expect(find<HTMLElement>('[type="submit"]').dispatchEvent(second)).toBe(false);
    expect(kratos.log).toHaveLength(length);
  },
);

test('bindLogin enables the submit button, also during a request; after unbinding, not even the browser posts the form', async () => {
  const held = Promise.withResolvers<void>();
  const { kratos, login, root } = meet(
    markup.replace('<button type="submit">', '<button type="submit" disabled autocomplete="off">'),
    held.promise,
  );
  const button = root.querySelector<HTMLButtonElement>('[type="submit"]');
  expect(button?.disabled).toBe(true);
  const unbind = bindLogin(root, login);
  end = unbind;
  expect(button?.disabled).toBe(false);
  await userEvent.fill(page.getByLabelText(/email/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), 'wrong');
  await userEvent.keyboard('{Enter}');
  expect([button?.disabled, button?.ariaDisabled]).toEqual([false, 'true']);
  held.resolve();
  await expect.poll(() => root.querySelector('[role="alert"]')?.textContent).toContain('email and password don’t match');
  unbind();
  const { length } = kratos.log;
  const again = new SubmitEvent('submit', { bubbles: true, cancelable: true });
  expect(root.querySelector('form')?.dispatchEvent(again)).toBe(false);
  expect(kratos.log).toHaveLength(length);
});

test('an answer that arrives after the page was swapped changes neither the title, nor the focus, nor the removed markup', async () => {
  const held = Promise.withResolvers<void>();
  const { kratos, login, root } = meet(markup, held.promise);
  end = bindLogin(root, login);
  await userEvent.fill(page.getByLabelText(/email/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  const password = root.querySelector<HTMLInputElement>('#password');
  const next = document.createElement('main');
  next.innerHTML = '<input id="search">';
  document.body.replaceChildren(next);
  document.title = 'The next page';
  next.querySelector('input')?.focus();
  const before = root.innerHTML;
  held.resolve();
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  login.checkSession();
  await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  expect([document.title, document.activeElement?.id, root.innerHTML]).toEqual(['The next page', 'search', before]);
  expect(password?.value).toBe('');
});

test.each([
  ['itself', (root: HTMLElement) => root],
  ['an element inside of it', (root: HTMLElement) => root.querySelector<HTMLElement>('form')],
  ['an element around it', (root: HTMLElement) => root.parentElement],
])('binding %s again throws an error that says so', (_, find) => {
  const { login, root } = meet();
  end = bindLogin(root, login);
  const other = createLogin({ kratosUrl: 'http://127.0.0.1:4433' });
  expect(() => bindLogin(find(root), other)).toThrow(/expected an element that is not bound yet; it is/);
});

test('unbound markup may be bound again, whatever step its login had reached', async () => {
  const { kratos, login, root } = meet(`<div data-part="success" hidden>Welcome back</div>${markup}`, undefined, { totp: false });
  const signIn = async (): Promise<void> => {
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    await userEvent.fill(page.getByLabelText('Email address'), ann.email);
    await userEvent.fill(page.getByLabelText('Password'), ann.password);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Welcome back')).toBeVisible();
    expect(root.querySelectorAll('form')).toHaveLength(0);
  };
  bindLogin(root, login)();
  const unbind = bindLogin(root, login);
  await signIn();
  unbind();
  unbind();
  kratos.identities.revokeSessions(ann.email);
  end = bindLogin(root, login);
  unbind(); // already called: it does not end the next binding
  await signIn();
});

test('when one login is on the page twice, the form that was sent early is submitted, and not the hidden one', async () => {
  const held = Promise.withResolvers<void>();
  const { kratos, login, root } = meet(markup, held.promise);
  const narrow = document.createElement('main');
  narrow.innerHTML = markup.replaceAll('id="', 'id="narrow-').replaceAll('for="', 'for="narrow-');
  narrow.style.display = 'none';
  document.body.prepend(narrow);
  const unbind = bindLogin(narrow, login);
  const unbindOther = bindLogin(root, login);
  end = () => {
    unbind();
    unbindOther();
  };
  const seen = page.elementLocator(root);
  await userEvent.fill(seen.getByLabelText(/email/i), ann.email);
  await userEvent.fill(seen.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  held.resolve();
  await expect.element(seen.getByLabelText('6-digit code')).toHaveFocus();
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

/** A login that stops at a step-up of an account without a second factor. */
async function stepUpWithoutSecondFactor(error: string, pages: Pick<LoginOptions, 'secondFactorSetupUrl' | 'backUrl'>) {
  const { kratos, root } = meet(
    markup.replace(/(<template data-part="error"><div><p data-text="advice"><\/p>).*?(<\/div><\/template>)/, `$1${error}$2`),
  );
  const options = { kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch };
  kratos.identities.add({ email: 'bob@example.com', password: ann.password });
  const first = createLogin(options);
  first.start();
  await expect.poll(() => first.getView()).toMatchObject({ step: 'password', isPending: false });
  const form = first.getView();
  if (form.kind === 'form') form.submit?.({ identifier: 'bob@example.com', password: ann.password });
  await expect.poll(() => first.getView().step).toBe('success');
  return { root, login: createLogin({ ...options, aal: 'aal2', ...pages }) };
}

const pagesOfHost = { secondFactorSetupUrl: '/settings?tab="totp"', backUrl: 'https://app.example.com/' };

test('the links of an error are made from the template in the markup, with its icons, and lead to the pages in the options', async () => {
  const list = '<ul data-list="link"><template><li><a class="way"><svg></svg><b data-text="label"></b></a></li></template></ul>';
  const { root, login } = await stepUpWithoutSecondFactor(list, pagesOfHost);
  end = bindLogin(root, login);
  const setUp = page.getByRole('link', { name: 'Set up two-step sign-in', exact: true });
  await expect.element(setUp).toBeVisible();
  expect([...root.querySelectorAll('ul a.way')].map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
    ['/settings?tab="totp"', 'Set up two-step sign-in'],
    ['https://app.example.com/', 'Go back'],
  ]);
  expect(root.querySelectorAll('ul > li > a > svg')).toHaveLength(2);
});

test('an error without links needs no list, and a list without links is empty', async () => {
  for (const html of ['<p>Oh no</p>', '<p>Oh no</p><ul data-list="link"><template><li><a></a></li></template></ul>']) {
    const { root, login } = await stepUpWithoutSecondFactor(html, {});
    end = bindLogin(root, login);
    await expect.element(page.getByRole('heading', { name: 'Two-step sign-in isn’t set up' })).toHaveFocus();
    expect(root.querySelectorAll('a[href], li')).toHaveLength(0);
    end();
  }
});

test.each([
  ['no list', '<p>Oh no</p>'],
  ['a list with a button', '<div data-list="link"><template><button type="button"></button></template></div>'],
  ['a list without a template', '<div data-list="link"></div>'],
])('markup without a link to a page of the host throws an error that names it, and the rest is drawn: %s', async (_, html) => {
  const { root, login } = await stepUpWithoutSecondFactor(html, { backUrl: '/account' });
  login.start();
  await expect.poll(() => login.getView().step).toBe('error');
  expect(() => bindLogin(root, login)).toThrow(/expected data-list="link" with an <a> in its template.* found no link to \/account/);
  expect(root.querySelector('h1')).toBe(document.activeElement);
  expect(root.querySelector('form')).toBe(null);
  login.stop();
});

test('another language changes the texts of the page, and keeps its focus and what was typed', async () => {
  const { login, root } = meet();
  end = bindLogin(root, login);
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  login.setTexts(german);
  const password = page.getByLabelText('Passwort');
  await expect.element(password).toHaveFocus();
  await expect.element(password).toHaveValue(ann.password);
  await expect.element(page.getByLabelText('E-Mail-Adresse')).toHaveValue(ann.email);
  await expect.element(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
  expect(document.title).toBe('Anmelden');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect.element(page.getByRole('heading', { name: '6-stelligen Code eingeben' })).toBeVisible();
});

test('a login that is bound to two roots goes on in the second when the first is ended', async () => {
  const { kratos, login, root } = meet();
  const second = document.createElement('section');
  second.innerHTML = markup;
  root.after(second);
  const endFirst = bindLogin(root, login);
  end = bindLogin(second, login);
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  endFirst();
  root.remove();
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  end();
  expect(login.getView().step).toBe('init');
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
