import type { SecondFactor } from '@kratos-login/core/second-factor';
import { createEmulator } from '@kratos-login/emulator';
import { findSecrets } from '@kratos-login/testing';
import { ann, meetSecondFactor, toCode } from './meet-second-factor.ts';

/** A page with a second factor in this document. */
export interface ShownSecondFactor {
  /** Returns what a framework keeps in its memory. The nodes of the document are not searched there. */
  readonly readMemory: () => unknown;
  readonly close: () => void;
}

/** The result of {@link findShownSecrets}. */
export interface FoundShownSecrets {
  /** A line for each secret that is elsewhere than in the element for it, and for each console message. */
  readonly found: readonly string[];
  /** The secrets that were in the elements for them, by moment. A search that knew no secret would find none. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
}

const newCodes = ['firstCode', 'lastCode'];

/** The secrets that a page shows at each moment, and no others. */
export const expectedSecrets: FoundShownSecrets['shown'] = {
  pairing: ['groups', 'qr'],
  'after a wrong code': ['groups', 'qr'],
  'new codes': newCodes,
  'after saving': [],
  confirming: [],
  'codes again': newCodes,
  'pairing again': ['nextGroups', 'nextQr'],
  'after closing': [],
};

const consoleMethods = ['log', 'info', 'warn', 'error', 'debug'] as const;

/**
 * Pairs an app, saves backup codes, confirms with the password, reveals the codes and removes the app, by the buttons of a page. At each step it looks for the
 * secrets that were shown until then: in the document, in fields and elements that have left it, in the view, the snapshots, the inspection events, the memory
 * of the framework, the console, the storage and the address. Each may be in the element for it, while it is shown.
 */
export async function findShownSecrets(show: (secondFactor: SecondFactor) => ShownSecondFactor): Promise<FoundShownSecrets> {
  const config = { selfservice: { flows: { settings: { privileged_session_max_age: '10m' } } } };
  const events: unknown[] = [];
  const { kratos, secondFactor } = await meetSecondFactor(createEmulator({ identities: [ann], config }), {
    inspect: (event) => void events.push(event),
  });
  const secrets: Record<string, string> = { password: ann.password };
  const shown: Record<string, readonly string[]> = {};
  const found: string[] = [];
  const nodes = new Set<Element>();
  const observer = new MutationObserver(keepNodes);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
  const said: unknown[] = [];
  const originals = consoleMethods.map((method) => [method, console[method]] as const);
  for (const method of consoleMethods) console[method] = (...words: unknown[]) => void said.push(words);
  const { readMemory, close } = show(secondFactor);

  await press('Set up: Authenticator app');
  await until(() => readElement('key') !== '');
  Object.assign(secrets, { key: readElement('key').replaceAll(' ', ''), groups: readElement('key'), qr: readQr() });
  look('pairing');
  type('000000');
  await press('Verify');
  await until(() => findInput('totp_code')?.ariaInvalid === 'true');
  look('after a wrong code');
  type(toCode(secrets['key'] ?? '', kratos));
  await press('Verify');
  await until(() => readElement('codes') !== '');
  const codes = [...document.querySelectorAll('[data-secret="codes"] code')].map(({ textContent }) => textContent ?? '');
  Object.assign(secrets, { firstCode: codes[0] ?? '', lastCode: codes.at(-1) ?? '' });
  look('new codes');
  await press('I’ve saved them');
  await until(() => secondFactor.getView().kind === 'overview');
  look('after saving');
  kratos.clock.advance(11 * 60_000);
  await press('Show: Backup codes');
  await until(() => findInput('password') === document.activeElement); // the login is open
  look('confirming');
  const password = findInput('password');
  if (password) password.value = ann.password;
  password?.form?.requestSubmit();
  await until(() => readElement('codes') !== '');
  look('codes again');
  await press('Back');
  await until(() => secondFactor.getView().kind === 'overview');
  await press('Remove: Authenticator app');
  await press('Remove it');
  await press('Set up: Authenticator app');
  await until(() => readElement('key') !== '');
  Object.assign(secrets, {
    nextKey: readElement('key').replaceAll(' ', ''),
    nextGroups: readElement('key'),
    nextQr: readQr(),
  });
  look('pairing again');
  close();
  await until(() => secondFactor.actor.getSnapshot().status === 'stopped');
  look('after closing');

  observer.disconnect();
  for (const [method, original] of originals) console[method] = original;
  return { found, shown };

  function keepNodes(): void {
    for (const each of document.querySelectorAll('[data-secret], [data-secret] *, input')) nodes.add(each);
  }

  function look(moment: string): void {
    keepNodes();
    const words = said.splice(0);
    const places = [...document.querySelectorAll('[data-secret]')].map(({ outerHTML }) => outerHTML).join('');
    const inPlace = [...new Set(findSecrets(places, secrets).map(({ secret }) => secret))];
    shown[moment] = inPlace;
    const page = document.documentElement.cloneNode(true) as Element;
    for (const place of page.querySelectorAll('[data-secret]')) {
      place.replaceChildren();
      place.removeAttribute('src');
    }
    const gone = [...nodes].filter(({ isConnected }) => !isConnected);
    const everywhere = {
      page: page.outerHTML,
      gone: gone.map((each) => [each.outerHTML, each instanceof HTMLInputElement && each.value]),
      fields: [...document.querySelectorAll('input')].map(({ value, defaultValue }) => [value, defaultValue]),
      tracked: [...nodes].map(readTracked),
      view: secondFactor.getView(),
      snapshot: secondFactor.actor.getSnapshot(),
      persisted: secondFactor.actor.getPersistedSnapshot(),
      events,
      memory: readMemory(),
      words,
      storage: [{ ...localStorage }, { ...sessionStorage }, document.cookie],
      address: [location.href, history.state, document.title, performance.getEntries().map(({ name }) => name)],
    };
    const elsewhere = findSecrets(everywhere, secrets, { skip: (value) => value instanceof Node });
    said.length = 0; // React warns about props that this search has read
    found.push(
      ...inPlace
        .filter((secret) => !expectedSecrets[moment]?.includes(secret))
        .map((secret) => `${moment}: ${secret} is still in the element for it`),
      ...elsewhere.map(({ secret, where }) => `${moment}: ${secret} is in ${where}`),
      ...words.map((each) => `${moment}: the console says ${JSON.stringify(each)}`),
    );
  }
}

const readElement = (secret: string): string => document.querySelector(`[data-secret="${secret}"]`)?.textContent ?? '';

/** Some bytes in the middle: the first and the last ones of two QR codes are the same. */
function readQr(): string {
  const { src = '' } = document.querySelector<HTMLImageElement>('img[data-secret="qr"]') ?? {};
  const middle = Math.floor(src.length / 2);
  return src.slice(middle, middle + 100);
}

const findInput = (name: string): HTMLInputElement | undefined =>
  [...document.querySelectorAll('input')].find((each) => each.name === name && !each.disabled);

function type(code: string): void {
  const input = findInput('totp_code');
  if (!input) throw new Error('There is no field for the code.');
  input.value = code;
}

/** Clicks the button with this accessible name, once it can be pressed. */
async function press(name: string): Promise<void> {
  const find = (): HTMLButtonElement | undefined =>
    [...document.querySelectorAll('button')].find(
      (each) => (each.ariaLabel ?? each.textContent?.trim()) === name && each.ariaDisabled !== 'true' && each.getClientRects().length > 0,
    );
  await until(() => find() !== undefined);
  find()?.click();
}

/** The copy of the value that React keeps of an input. */
const readTracked = (element: Element): string | undefined =>
  (element as Element & { readonly _valueTracker?: { getValue(): string } })._valueTracker?.getValue();

async function until(isTrue: () => boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`Waited for: ${isTrue}. The page shows: ${document.body.textContent}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
