import { createLogin, type Login, type LoginView } from '@kratos-login/core';
import { german } from '@kratos-login/core/german';
import { createEmulator } from '@kratos-login/emulator';
import { Activity, Profiler, type ReactNode, StrictMode, type SubmitEvent, Suspense, use, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Page } from '../test/page.tsx';
import { type FieldProps, toFieldProps } from './to-field-props.ts';
import { toFormProps } from './to-form-props.ts';
import { useLogin } from './use-login.ts';
import { usePageEffects } from './use-page-effects.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

/** Kratos answers when it is `awake`. */
function meet({ totp = true, awake = Promise.resolve() } = {}) {
  const kratos = createEmulator({ identities: [{ ...ann, totp }] });
  const fetch: typeof globalThis.fetch = async (...request) => {
    await awake;
    return kratos.fetch(...request);
  };
  return { kratos, login: createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch }) };
}

test('typing renders nothing; a step renders once when it is sent and once when it is there', async () => {
  const { kratos, login } = meet();
  let renders = 0;
  let events = 0;
  await render(
    <Profiler id="login" onRender={() => renders++}>
      <Page login={login} />
    </Profiler>,
  );
  await expect.poll(() => login.getView().step).toBe('password');
  login.actor.subscribe(() => events++);
  const since = (): number => {
    const count = renders;
    renders = 0;
    return count;
  };
  since();
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.type(page.getByLabelText('Password'), ann.password);
  expect([since(), events]).toEqual([0, 0]);
  await page.getByRole('button').click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(since()).toBe(2);
  await userEvent.type(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  expect(since()).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  expect(since()).toBe(2);
});

test('another language renders once, and keeps the focus and what was typed', async () => {
  const { login } = meet();
  let renders = 0;
  await render(
    <Profiler id="login" onRender={() => renders++}>
      <Page login={login} />
    </Profiler>,
  );
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  renders = 0;
  login.setTexts(german);
  const password = page.getByLabelText('Passwort');
  await expect.element(password).toHaveFocus();
  await expect.element(password).toHaveValue(ann.password);
  await expect.element(page.getByLabelText('E-Mail-Adresse')).toHaveValue(ann.email);
  expect(renders).toBe(1);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect.element(page.getByRole('heading', { name: '6-stelligen Code eingeben' })).toBeVisible();
});

/** As a mouse clicks: the second of a double click has a `detail` of 2. What a button is pressed for comes unless the press was prevented: the focus. */
function click(button: HTMLElement | null, detail: number): void {
  const [press, release] = ['mousedown', 'click'].map((type) => new MouseEvent(type, { detail, bubbles: true, cancelable: true }));
  if (press && button?.dispatchEvent(press)) button.focus();
  if (release) button?.dispatchEvent(release);
}

test('the second click of a double click does nothing to what came in between, and what it always did to what stayed', async () => {
  const { kratos, login } = meet();
  let hosts = 0;
  const Watched = () => (
    <>
      <Page login={login} />
      <button type="button" onClick={() => hosts++}>
        Theme
      </button>
    </>
  );
  await render(<Watched />);
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), 'wrong');
  const submit = () => document.querySelector<HTMLElement>('[type="submit"]');
  click(submit(), 1);
  await expect.poll(() => login.getView()).toMatchObject({ isPending: false, pageTitle: 'Error: Sign in' });
  const refused = login.getView();
  click(submit(), 2);
  expect(login.getView()).toBe(refused);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  click(submit(), 1);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  const { length } = kratos.log;
  click(submit(), 2);
  expect(login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false, messages: [] });
  expect(kratos.log).toHaveLength(length);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  const theme = page.getByRole('button', { name: 'Theme' }).element() as HTMLElement;
  click(theme, 1);
  click(theme, 2);
  expect(hosts).toBe(2);
});

test('what is missing is said by Kratos, not by the browser', async () => {
  const { kratos, login } = meet();
  await render(<Page login={login} />);
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  await page.getByRole('button').click();
  await expect.element(page.getByLabelText('Email address')).toHaveAttribute('aria-invalid', 'true');
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('under StrictMode a login opens one flow', async () => {
  const { kratos, login } = meet();
  await render(
    <StrictMode>
      <Page login={login} />
    </StrictMode>,
  );
  await expect.poll(() => login.getView().step).toBe('password');
  expect(kratos.log.filter(({ path }) => path.startsWith('/self-service/login/browser'))).toHaveLength(1);
});

test('a component that is gone stops its login, and one that comes back begins anew', async () => {
  const { login } = meet();
  const screen = await render(<Page login={login} />);
  await expect.poll(() => login.getView().step).toBe('password');
  await screen.unmount();
  await expect.poll(() => login.actor.getSnapshot().status).toBe('stopped');
  await render(<Page login={login} />);
  await expect.poll(() => login.getView().step).toBe('password');
});

test('a page that comes after a success shows nothing of it', async () => {
  const { kratos, login } = meet({ totp: false });
  const steps: string[] = [];
  const Watched = () => {
    steps.push(useLogin(login).step);
    return <Page login={login} />;
  };
  const screen = await render(<Watched />);
  await expect.poll(() => login.getView().step).toBe('password');
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await page.getByRole('button').click();
  await expect.poll(() => steps.at(-1)).toBe('success');
  await screen.unmount();
  await expect.poll(() => login.getView().step).toBe('init');
  kratos.identities.revokeSessions(ann.email);
  steps.length = 0;
  await render(<Watched />);
  await expect.poll(() => steps.at(-1)).toBe('password');
  expect(steps).not.toContain('success');
});

test('what is hidden by Suspense and shown again keeps what was typed, and the focus where it was', async () => {
  const { login } = meet();
  const sleep = Promise.withResolvers<void>();
  let suspend = (_: Promise<void> | null): void => {};
  const Sleeper = () => {
    const [waitsFor, setWaitsFor] = useState<Promise<void> | null>(null);
    suspend = setWaitsFor;
    if (waitsFor !== null) use(waitsFor);
    return null;
  };
  await render(
    <Suspense fallback={<p>One moment</p>}>
      <Page login={login} />
      <Sleeper />
    </Suspense>,
  );
  await expect.poll(() => login.getView().step).toBe('password');
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), 'wrong');
  await page.getByRole('button').click();
  await expect.element(page.getByLabelText('Password')).toHaveFocus();
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  suspend(sleep.promise);
  await expect.element(page.getByText('One moment')).toBeVisible();
  sleep.resolve();
  await expect.element(page.getByLabelText('Password')).toBeVisible();
  await expect.element(page.getByLabelText('Password')).toHaveValue(ann.password);
});

test('a form of the host’s own within the login, or before it, is neither sent as the login nor in its place', async () => {
  const held = Promise.withResolvers<void>();
  const { kratos, login } = meet({ awake: held.promise });
  const sent: string[] = [];
  const note = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    sent.push(event.currentTarget.id);
  };
  const Host = () => {
    const view = useLogin(login);
    const root = useRef<HTMLElement>(null);
    usePageEffects(root, view);
    return (
      <main ref={root}>
        <form id="search" onSubmit={note}>
          <button type="submit">Search</button>
        </form>
        {view.kind === 'form' && (
          <form {...toFormProps(view)}>
            {view.fields.map((field) => (
              <input key={field.name} aria-label={field.label} {...toFieldProps(field)} />
            ))}
            <button type="submit">Sign in</button>
            {createPortal(
              <form id="dialog" onSubmit={note}>
                <button type="submit">Send feedback</button>
              </form>,
              document.body,
            )}
          </form>
        )}
      </main>
    );
  };
  await render(<Host />);
  await userEvent.fill(page.getByLabelText(/email/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  held.resolve();
  await expect.poll(() => login.getView().step).toBe('awaiting-TOTP');
  await page.getByRole('button', { name: 'Send feedback' }).click();
  await page.getByRole('button', { name: 'Search' }).click();
  expect(sent).toEqual(['dialog', 'search']);
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a page that comes back from the browser’s cache holds no secret, and asks again who is signed in', async () => {
  const { kratos, login } = meet();
  await render(<Page login={login} />);
  await expect.poll(() => login.getView().step).toBe('password');
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false })); // of a page that was just loaded
  await expect.element(page.getByLabelText('Password')).toHaveValue(ann.password);
  expect(login.getView()).toMatchObject({ step: 'password', isPending: false });
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  expect(kratos.log.filter(({ path }) => path === '/sessions/whoami')).toHaveLength(1);
  await expect.element(page.getByLabelText('Email address')).toHaveValue(ann.email);
});

test('useLogin without usePageEffects asks Kratos again when the page returns from the browser’s cache', async () => {
  const { kratos, login } = meet();
  const Title = (): ReactNode => <h1>{useLogin(login).title}</h1>;
  await render(<Title />);
  await expect.poll(() => login.getView().step).toBe('password');
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.poll(() => kratos.log.filter(({ path }) => path === '/sessions/whoami').length).toBe(1);
});

test('a form that is sent before Kratos has opened it is submitted when it is open', async () => {
  const held = Promise.withResolvers<void>();
  const { kratos, login } = meet({ awake: held.promise });
  await render(
    <StrictMode>
      <Page login={login} />
    </StrictMode>,
  );
  await userEvent.fill(page.getByLabelText(/email/i), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  held.resolve();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a password that was typed on a page which is taken away goes with it', async () => {
  const { login } = meet();
  const screen = await render(<Page login={login} />);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  const input = page.getByLabelText('Password').element() as HTMLInputElement;
  await screen.unmount();
  await expect.poll(() => input.value).toBe('');
});

test('an input that keeps what is typed in a state of its own is emptied with it: the next password is not written behind the wrong one', async () => {
  const { login } = meet();
  const Input = ({ defaultValue, ...props }: FieldProps) => {
    const [value, setValue] = useState(defaultValue);
    return <input {...props} value={value} onChange={(event) => setValue(event.target.value)} />;
  };
  const Host = () => {
    const view = useLogin(login);
    const root = useRef<HTMLElement>(null);
    usePageEffects(root, view);
    return (
      <main ref={root}>
        {view.kind === 'form' && (
          <form key={view.form} {...toFormProps(view)}>
            {view.fields.map((field) => (
              <Input key={field.name} aria-label={field.label} {...toFieldProps(field)} />
            ))}
            <button type="submit">{view.submitLabel}</button>
          </form>
        )}
      </main>
    );
  };
  const screen = await render(<Host />);
  await expect.poll(() => login.getView().step).toBe('password');
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.type(page.getByLabelText('Password'), 'wrong{Enter}');
  await expect.element(page.getByLabelText('Password')).toHaveFocus();
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await screen.rerender(<Host />);
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await expect.element(page.getByLabelText('Email address')).toHaveValue(ann.email);
  await userEvent.keyboard(`${ann.password}{Enter}`);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
});

/** The copy of an input's value that React keeps. */
const readTracked = (input: Element): string | undefined =>
  (input as Element & { readonly _valueTracker?: { getValue(): string } })._valueTracker?.getValue();

test('React keeps neither the password nor the code of inputs that have left the page', async () => {
  const { kratos, login } = meet();
  await render(<Page login={login} />);
  await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
  const password = page.getByLabelText('Password').element();
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.type(page.getByLabelText('Password'), 'wrong{Enter}');
  await expect.poll(() => readTracked(password)).toBe('');
  expect(password.getAttribute('value')).toBe('');
  await userEvent.type(page.getByLabelText('Password'), ann.password);
  expect(readTracked(password)).toBe(ann.password); // this shows that the test reads the right property
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(readTracked(password)).toBe('');
  const code = page.getByLabelText('6-digit code').element();
  await userEvent.type(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  expect([code.isConnected, readTracked(code)]).toEqual([false, '']);
});

/** A document of another window: a frame of the same origin, or a popup. */
async function openElsewhere(where: string): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  if (where === 'a frame') document.body.append(frame);
  const there = where === 'a frame' ? frame.contentWindow : open('about:blank');
  if (there === null) throw new Error(`The browser opens no ${where}.`);
  onTestFinished(() => (where === 'a frame' ? frame.remove() : there.close()));
  return there as Window & typeof globalThis;
}

test.each(['a frame', 'a popup'])(
  'a portal into %s behaves as the page: held Enter, a double click, back from the cache, the title',
  async (where) => {
    const { kratos, login } = meet();
    const there = await openElsewhere(where);
    const { document: doc } = there;
    document.title = 'The page of the host';
    const Titled = () => <title>{useLogin(login).pageTitle}</title>;
    const { unmount } = await render(
      createPortal(
        <>
          <Titled />
          <Page login={login} />
        </>,
        doc.body,
      ),
    );
    onTestFinished(() => unmount());
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    const find = <Found extends HTMLElement = HTMLInputElement>(selector: string): Found => {
      const found = doc.querySelector<Found>(selector);
      if (found === null) throw new Error(`There is no ${selector}.`);
      return found;
    };
    find('[name="password"]').value = ann.password;
    there.dispatchEvent(new there.PageTransitionEvent('pageshow', { persisted: true }));
    expect(find('[name="password"]').value).toBe('');
    await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    find('[name="identifier"]').value = ann.email;
    find('[name="password"]').value = ann.password;
    find<HTMLFormElement>('form').requestSubmit();
    await expect.poll(() => login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false });
    await expect.poll(() => doc.activeElement).toBe(find('[name="totp_code"]'));
    expect([doc.title, document.title]).toEqual([login.getView().pageTitle, 'The page of the host']);
    const { length } = kratos.log;
    const held = new there.KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true, composed: true });
    expect(find('[name="totp_code"]').dispatchEvent(held)).toBe(false);
    const button = find<HTMLElement>('[type="submit"]');
    button.dispatchEvent(new there.MouseEvent('mousedown', { detail: 1, bubbles: true, cancelable: true }));
    expect(button.dispatchEvent(new there.MouseEvent('click', { detail: 2, bubbles: true, cancelable: true }))).toBe(false);
    expect(kratos.log).toHaveLength(length);
  },
);

const toOpened = ({ log }: ReturnType<typeof createEmulator>): number =>
  log.filter(({ path }) => path.startsWith('/self-service/login/browser')).length;

/** Records the messages of the console instead of printing them. */
function watchConsole(): readonly unknown[] {
  const told: unknown[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((text: unknown) => void told.push(text));
  onTestFinished(() => spy.mockRestore());
  return told;
}

test.each([
  ['a login created in the body of its component', false],
  ['a login created in the body of its component, under StrictMode', true],
])('%s opens only a few flows, the console says why, and a person signs in', async (_, isStrict) => {
  const told = watchConsole();
  const { kratos } = meet({ totp: false });
  const Host = () => <Page login={createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch })} />;
  await render(
    isStrict ? (
      <StrictMode>
        <Host />
      </StrictMode>
    ) : (
      <Host />
    ),
  );
  const Nested = () => {
    const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch });
    const view = useLogin(login);
    const root = useRef<HTMLElement>(null);
    usePageEffects(root, view);
    return (
      <main ref={root}>
        {view.kind === 'form' ? (
          <form key={view.form} {...toFormProps(view)}>
            {view.fields.map((field) => (
              <input key={field.name} aria-label={`Own ${field.name}`} {...toFieldProps(field)} />
            ))}
            <button type="submit" aria-disabled={view.isPending}>
              Go
            </button>
          </form>
        ) : (
          <p>Signed in at last</p>
        )}
      </main>
    );
  };
  const before = toOpened(kratos);
  expect(before).toBeLessThanOrEqual(1);
  await render(
    isStrict ? (
      <StrictMode>
        <Nested />
      </StrictMode>
    ) : (
      <Nested />
    ),
  );
  await expect.poll(() => told.join()).toContain('useLogin: got another login in each render');
  await expect.element(page.getByRole('button', { name: 'Go' })).toHaveAttribute('aria-disabled', 'false');
  await userEvent.fill(page.getByLabelText('Own identifier'), ann.email);
  await userEvent.fill(page.getByLabelText('Own password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Signed in at last')).toBeVisible();
  expect(toOpened(kratos) - before).toBeLessThanOrEqual(4);
  expect(told.filter((text) => String(text).startsWith('useLogin'))).toHaveLength(1);
});

test('a parent that creates a new login for each view opens only a few flows, and the console says why', async () => {
  const told = watchConsole();
  const { kratos } = meet();
  const Child = ({ login, onView }: { login: Login; onView: (view: LoginView) => void }) => {
    const view = useLogin(login);
    useEffect(() => onView(view), [view, onView]);
    return null;
  };
  const Parent = () => {
    const [, setView] = useState<LoginView>();
    return <Child login={createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch })} onView={setView} />;
  };
  await render(<Parent />);
  await expect.poll(() => told.join()).toContain('useLogin: got another login in each render');
  const opened = toOpened(kratos);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(toOpened(kratos)).toBe(opened);
  expect(opened).toBeLessThanOrEqual(7);
});

test('a login that is replaced occasionally is used, and nothing is logged', async () => {
  const told = watchConsole();
  const logins = Array.from({ length: 4 }, () => meet().login);
  let exchange = (_: number): void => {};
  const Host = () => {
    const [at, setAt] = useState(0);
    exchange = setAt;
    return <Page login={logins[at] as Login} />;
  };
  await render(<Host />);
  for (const [at, login] of logins.entries()) {
    exchange(at);
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    await expect.element(page.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
  }
  expect(told).toEqual([]);
});

test.each([
  ['two pages of one login', true],
  ['one page with two forms', false],
])('%s, one of them hidden: the form that was sent early is submitted, and the focus moves to the visible one', async (_, isTwice) => {
  const held = Promise.withResolvers<void>();
  const { kratos, login } = meet({ awake: held.promise });
  const Twice = () => {
    const view = useLogin(login);
    const root = useRef<HTMLElement>(null);
    usePageEffects(root, view);
    return (
      <main ref={root}>
        {[true, false].map((hidden) => (
          <section key={String(hidden)} style={hidden ? { display: 'none' } : {}}>
            {view.kind === 'form' && (
              <form key={view.form} {...toFormProps(view)}>
                {view.fields.map((field) => (
                  <input key={field.name} aria-label={field.label} {...toFieldProps(field)} />
                ))}
                <button type="submit">Sign in</button>
              </form>
            )}
          </section>
        ))}
      </main>
    );
  };
  await render(
    isTwice ? (
      <>
        <div style={{ display: 'none' }}>
          <Page login={login} />
        </div>
        <Page login={login} />
      </>
    ) : (
      <Twice />
    ),
  );
  const seen = (name: string) => page.getByRole('textbox', { name });
  await userEvent.fill(seen('Email address'), ann.email);
  await userEvent.keyboard(`{Tab}${ann.password}{Enter}`);
  held.resolve();
  await expect.element(seen('6-digit code')).toHaveFocus();
  expect(kratos.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

/** Kratos mails a code, for the account has no other second factor. */
function meetMailed() {
  const kratos = createEmulator({
    config: { selfservice: { methods: { code: { mfa_enabled: true } } } },
    identities: [ann],
  });
  onTestFinished(() => sessionStorage.clear());
  return { kratos, options: { kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch } };
}

async function enterPasswordAndWaitForMail(): Promise<void> {
  await userEvent.fill(page.getByLabelText('Email address'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
}

async function signInWithFirstMail(kratos: ReturnType<typeof createEmulator>): Promise<void> {
  await expect.element(page.getByRole('button', { name: 'Verify' })).toHaveAttribute('aria-disabled', 'false');
  await userEvent.fill(page.getByLabelText('6-digit code', { exact: true }), kratos.mails[0]?.code ?? '');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toBeVisible();
  expect(kratos.mails).toHaveLength(1);
}

/** As a router does: replaces the login by another page, and shows the login again. */
async function goAwayAndBack(login: () => ReactNode): Promise<void> {
  let go = (_: string): void => {};
  const Router = () => {
    const [path, setPath] = useState('/login');
    go = setPath;
    return path === '/login' ? login() : <h1>Help</h1>;
  };
  await render(
    <StrictMode>
      <Router />
    </StrictMode>,
  );
  await enterPasswordAndWaitForMail();
  go('/help');
  await expect.element(page.getByRole('heading', { name: 'Help' })).toBeVisible();
  go('/login');
  await expect.element(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
}

test('a mailed code is still valid after the router has shown another page, without any storage', async () => {
  const { kratos, options } = meetMailed();
  const login = createLogin({ ...options, storage: null });
  await goAwayAndBack(() => <Page login={login} />);
  await signInWithFirstMail(kratos);
});

test('a mailed code is still valid after the router has shown another page, where each page creates its own login', async () => {
  const { kratos, options } = meetMailed();
  const OwnLogin = () => {
    const [login] = useState(() => createLogin(options));
    return <Page login={login} />;
  };
  await goAwayAndBack(() => <OwnLogin />);
  await signInWithFirstMail(kratos);
});

test('a mailed code is still valid after the login was in a hidden Activity', async () => {
  const { kratos, options } = meetMailed();
  const login = createLogin({ ...options, storage: null });
  let show = (_: boolean): void => {};
  const Tabs = () => {
    const [isShown, setIsShown] = useState(true);
    show = setIsShown;
    return (
      <Activity mode={isShown ? 'visible' : 'hidden'}>
        <Page login={login} />
      </Activity>
    );
  };
  await render(<Tabs />);
  await enterPasswordAndWaitForMail();
  show(false);
  // Roles leave hidden elements out. The stopped login may have rendered its first form by then.
  await expect.poll(() => page.getByRole('heading').elements()).toEqual([]);
  await expect.poll(() => login.actor.getSnapshot().status).toBe('stopped');
  show(true);
  await expect.element(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await signInWithFirstMail(kratos);
});
