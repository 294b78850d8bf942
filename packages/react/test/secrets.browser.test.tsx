// No secret in the page, on every path, with the components of a host.
import { createLogin, type Login, type LoginInput, type LoginView, secretFields } from '@kratos-login/core';
import {
  actOnPage,
  createLoginDriver,
  createScriptedKratos,
  drivePath,
  findSecrets,
  loginPaths,
  type Path,
  readPage,
  untilItIs,
  watchPage,
} from '@kratos-login/testing';
import { useLayoutEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SimulatedClock } from 'xstate';
import { toFieldProps } from '../src/to-field-props.ts';
import { useCue } from '../src/use-cue.ts';
import { useLogin } from '../src/use-login.ts';

const typed = { password: 'canary-password+/"&é', code: 'canarycode' };
const tokens = { csrfToken: 'canary-csrf-token', logoutToken: 'canary-logout-token', sessionToken: 'canary-session-token' };
const secrets = { ...typed, ...tokens };

function Page({ login, onDrawn }: { readonly login: Login; readonly onDrawn: (view: LoginView) => void }) {
  const view = useLogin(login);
  const root = useRef<HTMLElement>(null);
  useCue(root, view);
  useLayoutEffect(() => {
    onDrawn(view);
  });
  const verbs = ['retry', 'restart', 'switchAccount', 'forgetIdentifier', 'resendCode'] as const;
  return (
    <main ref={root}>
      <h1 data-cue="title" tabIndex={-1}>
        {view.title}
      </h1>
      {'form' in view && (
        <form
          key={view.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            view.submit?.(Object.fromEntries(new FormData(event.currentTarget)));
          }}
        >
          <p role="alert">{[...view.messages, view.spoken].join(' ')}</p>
          {view.fields.map((field) => (
            <label key={field.name} hidden={field.isHidden}>
              {field.label} <input {...toFieldProps(field)} readOnly={view.isReadOnly} /> {field.messages.join(' ')}
            </label>
          ))}
          <button type="submit" aria-disabled={view.isPending}>
            {view.submitLabel}
          </button>
          <Choice verb="chooseFactor" ids={view.factors.map(({ id }) => id)} choose={view.chooseFactor} />
          <Choice verb="chooseProvider" ids={view.providers.map(({ id }) => id)} choose={view.chooseProvider} />
          <Choice verb="sendCode" ids={view.addresses} choose={view.sendCode} />
        </form>
      )}
      {verbs.map((verb) => {
        const does: unknown = verb in view ? view[verb as keyof LoginView] : null;
        return (
          typeof does === 'function' && (
            <button type="button" key={verb} data-verb={verb} onClick={() => does()}>
              {verb}
            </button>
          )
        );
      })}
    </main>
  );
}

interface ChoiceProps<Id extends string> {
  readonly verb: string;
  readonly ids: readonly Id[];
  readonly choose: ((id: Id) => void) | null;
}

function Choice<Id extends string>({ verb, ids, choose }: ChoiceProps<Id>) {
  return ids.map((id) => (
    <button type="button" key={id} data-verb={verb} data-value={id} onClick={() => choose?.(id)}>
      {id}
    </button>
  ));
}

const looks = { steps: 0, actedOnPage: 0, sentPastPage: 0 };
let paths: readonly Path[] = [];

beforeAll(() => {
  paths = loginPaths();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterAll(() => {
  vi.useRealTimers();
  console.log(`secrets in the page, react: ${paths.length} paths, ${JSON.stringify(looks)}`);
});

test('no secret is in the page on any path, and none is left in a field once the answer is there', async () => {
  for (const path of paths) {
    const kratos = createScriptedKratos(tokens);
    const { fetch, kratosUrl } = kratos;
    const clock = new SimulatedClock();
    const login = createLogin({ ...(path.start.input as LoginInput), kratosUrl, fetch, clock, isPageVisible: () => true });
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const { said, stop } = watchPage();
    let drawn: LoginView | null = null;
    const page = createRoot(root);
    page.render(<Page login={login} onDrawn={(view) => (drawn = view)} />);
    const draw = () => untilItIs(() => drawn === login.getView() && kratos.called.length > 0, 'React has not drawn the view.');
    await draw();
    const inputs = new Set<HTMLInputElement>(); // those that the page no longer shows, too
    const act = actOnPage({ root, login, secrets: typed });
    const driver = createLoginDriver({
      login,
      kratos,
      clock,
      secrets: typed,
      passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
      act: (event) => {
        const isOffered = act(event);
        looks[isOffered ? 'actedOnPage' : 'sentPastPage'] += 1;
        return isOffered;
      },
    });
    await drivePath(path, {
      ...driver,
      expect: async (value) => {
        await driver.expect(value);
        await draw();
        looks.steps += 1;
        expect(findSecrets([await readPage(), said, login.getView()], secrets)).toEqual([]);
        expect(said).toEqual([]);
        const view = login.getView();
        const isAnswered = !('form' in view) || !view.isPending;
        for (const input of root.querySelectorAll('input')) if (secretFields.includes(input.name)) inputs.add(input);
        if (isAnswered) expect([...inputs].filter(({ value: each }) => each !== '').map(({ name }) => name)).toEqual([]);
      },
    });
    page.unmount();
    stop();
  }
  expect(looks.actedOnPage).toBeGreaterThan(100);
});
