import { createLogin, type Login } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import fc from 'fast-check';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { commands } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { toRequestName } from '../simulation/network-fetch.ts';
import { showDomPage } from './dom-page.ts';
import { findPageProblems } from './find-page-problems.ts';
import { type Hostility, hostility, type RealAnswer, toHostileAnswer } from './hostile-answer.ts';
import { ReactPage } from './react-page.tsx';
import { readRealAnswers } from './read-real-answers.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const ann = { email: 'ann@example.com', password: 'correct horse battery' };
/** The path from the folder in which the test server runs. */
const recordings = '../../verification/conformance/recordings/v26.2.0.json';
const seed = Date.now() % 1e9;
/** Without 502, 503 and 504, because the client waits before it retries them. */
const statuses = [200, 201, 204, 400, 401, 403, 404, 410, 422, 429, 500];

/** Renders a login into this element, and returns a function that removes it. */
type Show = (login: Login, place: HTMLElement) => Promise<() => unknown>;

const showInReact: Show = async (login, place) => {
  const { unmount } = await render(createPortal(<ReactPage login={login} />, place));
  return unmount;
};

const hosts: readonly (readonly [host: string, show: Show, findPlace: () => HTMLElement])[] = [
  ['dom', async (login, place) => showDomPage(login, place), () => document.body],
  ['dom in a frame', async (login, place) => showDomPage(login, place), () => openFrame()],
  ['react', showInReact, () => document.body],
  ['react in a frame', showInReact, () => openFrame()],
];

/** Returns the body of a frame, whose elements are not instances of this window's classes. */
function openFrame(): HTMLElement {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  if (frame.contentDocument === null) throw new Error('The frame has no document.');
  return frame.contentDocument.body;
}

const errors: string[] = [];
const keepError = (event: ErrorEvent | PromiseRejectionEvent): void =>
  void errors.push('message' in event ? event.message : String(event.reason));
beforeEach(() => {
  addEventListener('error', keepError);
  addEventListener('unhandledrejection', keepError);
});
afterEach(() => {
  removeEventListener('error', keepError);
  removeEventListener('unhandledrejection', keepError);
});

test.each(hosts)(
  '%s: hostile answers leave a consistent page',
  async (host, show, findPlace) => {
    const place = findPlace();
    const real = readRealAnswers([await commands.readFile(recordings)]);
    console.log(`hostile pages, ${host}: ${real.length} real answers, seed ${seed}`);
    const walk = fc.record({
      honest: fc.nat(5),
      answers: fc.array(hostility(statuses), { minLength: 1, maxLength: 3 }),
      presses: fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(walk, async (each) => {
        expect(await findProblems({ show, place }, real, each)).toEqual([]);
      }),
      { numRuns: 60, seed },
    );
  },
  120_000,
);

interface Walk {
  /** The number of unchanged answers before the hostile answers. */
  readonly honest: number;
  readonly answers: readonly Hostility[];
  /** The actions on the page: 0 to 2 fill the form in and submit it, the others press a button. */
  readonly presses: readonly number[];
}

async function findProblems(
  { show, place }: { readonly show: Show; readonly place: HTMLElement },
  real: readonly RealAnswer[],
  { honest, answers, presses }: Walk,
): Promise<readonly string[]> {
  const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
  let asked = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = answers[asked++ - honest];
    if (answer === undefined) return kratos.fetch(request);
    const name = toRequestName(request.url, request.method === 'POST' ? await request.text() : '');
    const { status, text, headers } = toHostileAnswer(real, name, answer);
    return new Response([204, 304].includes(status) ? null : text, { status, ...(headers && { headers }) });
  };
  const login = createLogin({ kratosUrl, fetch });
  const takeAway = await show(login, place);
  const problems: string[] = [];
  for (const press of presses) {
    await rest(login);
    const view = login.getView();
    problems.push(...findPageProblems(place, view.step === 'success').map((problem) => `"${view.title}" ${problem}`));
    if (view.step === 'success') break;
    const form = place.querySelector<HTMLFormElement>('main form');
    if (press < 3 && form !== null) fillIn(form, kratos.totpCode(ann.email));
    else pressButton(place, press);
  }
  await rest(login);
  await takeAway();
  return [...problems, ...errors.splice(0)];
}

function fillIn(form: HTMLFormElement, code: string): void {
  for (const input of form.querySelectorAll('input'))
    if (input.checkVisibility()) input.value = input.name === 'identifier' ? ann.email : input.name === 'password' ? ann.password : code;
  form.requestSubmit();
}

function pressButton(place: HTMLElement, which: number): void {
  const buttons = [...place.querySelectorAll<HTMLButtonElement>('main button')].filter((each) => each.checkVisibility());
  buttons[which % buttons.length]?.click();
}

/** Waits until the user can act again, and the page shows it. */
async function rest(login: Login): Promise<void> {
  const isBusy = (): boolean => {
    const view = login.getView();
    return view.kind === 'form' && view.isPending;
  };
  for (let turns = 0; turns < 2 || isBusy(); turns++) {
    if (turns > 5_000) throw new Error(`Never ready at ${JSON.stringify(login.actor.getSnapshot().value)}.`);
    await new Promise((resume) => setTimeout(resume));
  }
}
