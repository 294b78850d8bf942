import type { EmulatedBrowser } from '@kratos-login/emulator';
import { type EmulatedKratos, people } from './emulated-kratos.ts';
import type { Trouble } from './studio.ts';

type Id = Trouble['id'];

/** What troubles act on. */
interface TroubleOptions {
  readonly kratos: EmulatedKratos;
  /** The browser of this login. */
  readonly getBrowser: () => EmulatedBrowser;
  /** The address of the user who is signing in. */
  readonly getPerson: () => string;
  readonly slowMilliseconds: number;
}

/** The troubles, and the network that has them. */
export interface Troubles {
  list(): readonly Trouble[];
  isOn(id: Id): boolean;
  /** Switches a trouble, or lets it happen. */
  use(id: Id): void;
  /** Ends all troubles. */
  clear(): void;
  /** Sends a request to the emulated Kratos, with the troubles of the network. */
  send(request: Request): Promise<Response>;
}

const twoHours = 2 * 60 * 60_000;
const gone = {
  error: {
    id: 'self_service_flow_expired',
    code: 410,
    status: 'Gone',
    reason: 'The login flow has expired. Redirect the user to the login flow init endpoint to initialize a new login flow.',
    message: 'self-service flow expired',
    details: { redirect_to: '' },
  },
};

/** Creates the troubles of the studio: those of Kratos by the emulator's own verbs, and those of the network around it. */
export function createTroubles({ kratos, getBrowser, getPerson, slowMilliseconds }: TroubleOptions): Troubles {
  const { emulator } = kratos;
  const on = new Set<Id>();
  let ahead = 0;
  let disabled: string | null = null;
  const toName = (address: string): string => people.find(({ email }) => email === address)?.name ?? '';

  const actions: Readonly<Partial<Record<Id, () => void>>> = {
    expired: () => emulator.faults.add({ route: 'submit', status: 410, body: gone }),
    csrf: () => {
      const { cookies } = getBrowser();
      for (const cookie of cookies.keys()) if (cookie.startsWith('csrf_token')) cookies.delete(cookie);
    },
    'rate-limited': () => emulator.faults.add({ route: 'any', status: 429, headers: { 'Retry-After': '10' } }),
    html: () =>
      emulator.faults.add({
        route: 'any',
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: '<!doctype html><title>Wi-Fi</title><p>Welcome</p>',
      }),
    clock: () => {
      ahead += twoHours;
      kratos.setAhead(ahead);
    },
    revoked: () => emulator.identities.revokeSessions(getPerson()),
  };
  const switches: Readonly<Partial<Record<Id, (isOn: boolean) => void>>> = {
    offline: () => {},
    slow: () => {},
    cookies: (isOn) => isOn && getBrowser().cookies.clear(),
    disabled: (isOn) => {
      if (disabled !== null) emulator.identities.enable(disabled);
      disabled = isOn ? getPerson() : null;
      if (disabled !== null) emulator.identities.disable(disabled);
    },
    unverified: (isOn) => {
      emulator.configure({
        selfservice: { flows: { login: { after: { password: { hooks: isOn ? [{ hook: 'require_verified_address' }] : [] } } } } },
      });
      for (const { email } of people) setVerified(email, !isOn);
    },
  };

  /** Kratos's admin API changes an address. */
  function setVerified(email: string, verified: boolean): void {
    const id = emulator.identities.find(email)?.id;
    if (id === undefined) return;
    const patch = [
      { op: 'replace', path: '/verifiable_addresses/0/verified', value: verified },
      { op: 'replace', path: '/verifiable_addresses/0/status', value: verified ? 'completed' : 'pending' },
    ];
    void emulator.handleAdmin({
      method: 'PATCH',
      url: `/admin/identities/${id}`,
      headers: new Headers({ 'content-type': 'application/json' }),
      body: JSON.stringify(patch),
    });
  }

  return {
    list: () =>
      texts.map((text) => {
        const { id } = text;
        const name = toName(id === 'disabled' && disabled !== null ? disabled : getPerson());
        return { ...fillIn(text, name, slowMilliseconds), kind: id in switches ? 'switch' : 'action', isOn: on.has(id) };
      }),
    isOn: (id) => on.has(id),
    use(id) {
      actions[id]?.();
      const turn = switches[id];
      if (turn === undefined) return;
      if (!on.delete(id)) on.add(id);
      turn(on.has(id));
    },
    clear() {
      for (const id of on) switches[id]?.(false);
      on.clear();
      emulator.faults.clear();
      ahead = 0;
      kratos.setAhead(0);
    },
    async send(request) {
      const { url, method, credentials, redirect, signal } = request;
      const browser = getBrowser();
      const body = await request.text();
      if (on.has('offline')) throw new TypeError('Failed to fetch');
      if (on.has('slow')) await wait(slowMilliseconds, signal);
      if (on.has('cookies')) browser.cookies.clear();
      const response = await browser.fetch(url, {
        method,
        headers: [...request.headers],
        credentials,
        redirect,
        signal,
        ...(body !== '' && { body }),
      });
      if (on.has('cookies')) browser.cookies.clear();
      return response;
    },
  };
}

/** The troubles for a real Kratos, which has none of them: they are shown as what an emulated one could do. */
export const listUnavailableTroubles = (): readonly Trouble[] =>
  texts.map((text) => ({ ...fillIn(text, 'the user', 5_000), kind: 'action', isOn: false }));

type TroubleText = Pick<Trouble, 'id' | 'label' | 'explanation'>;

function fillIn({ id, label, explanation }: TroubleText, name: string, slowMilliseconds: number): TroubleText {
  const fill = (text: string): string => text.replaceAll('NAME', name).replace('SECONDS', String(slowMilliseconds / 1_000));
  return { id, label: fill(label), explanation: fill(explanation) };
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });

const texts: readonly TroubleText[] = [
  {
    id: 'offline',
    label: 'Offline',
    explanation: 'No request gets a reply. The page says that it cannot reach the site, keeps the login, and offers another try.',
  },
  {
    id: 'slow',
    label: 'Slow: SECONDS s',
    explanation: 'Each reply takes its time. The page says that it is still waiting, and offers to cancel.',
  },
  {
    id: 'expired',
    label: '410 expired',
    explanation:
      'The next submission finds that the flow has expired. The page opens a new one and submits once more, so the user notices nothing.',
  },
  {
    id: 'csrf',
    label: 'CSRF cookie lost',
    explanation: 'The CSRF cookie is deleted. The next submission gets 403. The page opens a new flow and submits once more.',
  },
  {
    id: 'rate-limited',
    label: '429 too many',
    explanation: 'The next reply is 429 with a Retry-After of 10 seconds. The page counts down before the next try.',
  },
  {
    id: 'html',
    label: 'HTML',
    explanation: 'The next reply is a web page, as from a Wi-Fi portal. The page ends in an error from which the user can try again.',
  },
  {
    id: 'clock',
    label: 'Clock + 2 h',
    explanation:
      'Kratos’s clock is set forward: the flow has expired, and codes change. The next submission opens a new flow and is sent once more.',
  },
  {
    id: 'disabled',
    label: 'Disable NAME',
    explanation:
      'An administrator disables NAME’s account. The right password is answered with 401, and the page says that the account is disabled.',
  },
  {
    id: 'revoked',
    label: 'Revoke sessions',
    explanation: 'NAME’s sessions end. The next code is answered with 401, and the page begins again with the password.',
  },
  {
    id: 'cookies',
    label: 'Cookies off',
    explanation:
      'The browser keeps no cookies. The password gets 403 twice, and the page asks again. At the next try it says that cookies are blocked.',
  },
  {
    id: 'unverified',
    label: 'Address unverified',
    explanation:
      'Kratos requires a verified email address, and none is. The right password is answered with 403, and the page says what to confirm.',
  },
];
