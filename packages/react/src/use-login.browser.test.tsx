import { createLogin } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { Profiler, StrictMode, type SubmitEvent, Suspense, use, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Page } from '../test/page.tsx';
import { type FieldProps, toFieldProps } from './to-field-props.ts';
import { toFormProps } from './to-form-props.ts';
import { useCue } from './use-cue.ts';
import { useLogin } from './use-login.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

/** Kratos answers when it is `awake`. */
function meet({ totp = true, awake = Promise.resolve() } = {}) {
  const kratos = createEmulator({ people: [{ ...ann, totp }] });
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
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
  await userEvent.type(page.getByLabelText('Password'), ann.password);
  expect([since(), events]).toEqual([0, 0]);
  await page.getByRole('button').click();
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
  expect(since()).toBe(2);
  await userEvent.type(page.getByLabelText('6-digit code'), await kratos.code(ann.email));
  expect(since()).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  expect(since()).toBe(2);
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
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
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
  await expect.element(page.getByLabelText('E-Mail')).toHaveAttribute('aria-invalid', 'true');
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
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  await page.getByRole('button').click();
  await expect.poll(() => steps.at(-1)).toBe('success');
  await screen.unmount();
  await expect.poll(() => login.getView().step).toBe('init');
  kratos.people.revokeSessions(ann.email);
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
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
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
    useCue(root, view);
    return (
      <main ref={root}>
        <form id="search" onSubmit={note}>
          <button type="submit">Search</button>
        </form>
        {'form' in view && (
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
  await userEvent.fill(page.getByLabelText(/e-mail/i), ann.email);
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
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
  await userEvent.fill(page.getByLabelText('Password'), ann.password);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false })); // of a page that was just loaded
  await expect.element(page.getByLabelText('Password')).toHaveValue(ann.password);
  expect(login.getView()).toMatchObject({ step: 'password', isPending: false });
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await expect.poll(() => kratos.log.map(({ path }) => path)).toContain('/sessions/whoami');
  await expect.poll(() => login.getView().step).toBe('password');
  await expect.element(page.getByLabelText('E-Mail')).toHaveValue(ann.email);
});

test('a form that is sent before Kratos has opened it is submitted when it is open', async () => {
  const held = Promise.withResolvers<void>();
  const { kratos, login } = meet({ awake: held.promise });
  await render(
    <StrictMode>
      <Page login={login} />
    </StrictMode>,
  );
  await userEvent.fill(page.getByLabelText(/e-mail/i), ann.email);
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
    useCue(root, view);
    return (
      <main ref={root}>
        {'form' in view && (
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
  await userEvent.fill(page.getByLabelText('E-Mail'), ann.email);
  await userEvent.type(page.getByLabelText('Password'), 'wrong{Enter}');
  await expect.element(page.getByLabelText('Password')).toHaveFocus();
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await screen.rerender(<Host />);
  await expect.element(page.getByLabelText('Password')).toHaveValue('');
  await expect.element(page.getByLabelText('E-Mail')).toHaveValue(ann.email);
  await userEvent.keyboard(`${ann.password}{Enter}`);
  await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
});
