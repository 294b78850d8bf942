import type { Emulator } from '@kratos-login/emulator';
import type { Random } from './random.ts';

/** A user with a browser. */
export interface FuzzUser {
  readonly email: string;
  readonly password: string;
  /** The id of the identity. Responses to other users must not contain it. */
  readonly id: string;
  readonly jar: Map<string, string>;
}

/** A request with headers. */
export type FuzzRequest = Parameters<Emulator['handle']>[0] & { readonly headers: Headers };

const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'BREW'];
const PATHS = [
  '/self-service/login/browser',
  '/self-service/login/browser',
  '/self-service/login/flows',
  '/self-service/login',
  '/self-service/login',
  '/self-service/login',
  '/sessions/whoami',
  '/self-service/logout/browser',
  '/self-service/logout',
  '/self-service/settings/browser',
  '/self-service/settings/flows',
  '/self-service/settings',
  '/self-service/errors',
  '/schemas',
  '/schemas/default',
  '/health/alive',
  '/.well-known/ory/webauthn.js',
  '/admin/identities',
  '//self-service//login',
  '/self-service/login/browser/..%2f',
  '/%00',
];
const TYPES = [
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/xml',
  '',
];
const ACCEPTS = [
  'application/json',
  'application/json',
  'text/html',
  '*/*',
  '',
  'application/json;q=0.1, text/html',
  'nonsense;;q=,',
  'text/*',
];
const FIELDS = [
  'method',
  'identifier',
  'password',
  'totp_code',
  'lookup_secret',
  'code',
  'address',
  'resend',
  'provider',
  'totp_unlink',
  'lookup_secret_regenerate',
  'lookup_secret_confirm',
  'lookup_secret_reveal',
  'lookup_secret_disable',
  'traits',
  'traits.email',
  'transient_payload',
  'passkey_login',
  'webauthn_login',
  'password_identifier',
  '__proto__',
  'constructor',
];
const METHOD_NAMES = [
  'password',
  'totp',
  'lookup_secret',
  'code',
  'oidc',
  'passkey',
  'webauthn',
  'identifier_first',
  'profile',
  'PASSWORD',
  '',
];

/** Creates a random request with the cookies of a user, some of them mangled. */
export function toRandomRequest(random: Random, user: FuzzUser, users: readonly FuzzUser[], flows: readonly string[]): FuzzRequest {
  const headers = new Headers();
  const accept = random.pick(ACCEPTS);
  if (accept !== '') headers.set('accept', accept);
  const type = random.pick(TYPES);
  if (type !== '') headers.set('content-type', type);
  if (random.chance(0.1)) headers.set('origin', random.pick(['http://127.0.0.1:4455', 'https://other.example', 'null']));
  if (random.chance(0.05)) headers.set('x-session-token', toLatin(random.text(40)));
  if (random.chance(0.05)) headers.set('x-csrf-token', toLatin(random.text(88)));
  const cookies = [...user.jar]
    .filter(() => random.chance(0.8))
    .map(([name, value]) => `${name}=${random.chance(0.1) ? mangle(random, value) : value}`);
  // Cookies of another user are always mangled, because a whole session cookie would sign in as that user.
  if (random.chance(0.1)) for (const [name, value] of random.pick(users).jar) cookies.push(`${name}=${mangle(random, value)}`);
  if (random.chance(0.05)) cookies.push(random.text(30));
  if (cookies.length > 0) headers.set('cookie', toLatin(cookies.join('; ')));
  const path = random.pick(PATHS);
  const id =
    flows.length > 0 && random.chance(0.7)
      ? random.pick(flows)
      : random.pick(['', 'nonsense', '00000000-0000-4000-8000-000000000000', random.text(20)]);
  const query = new URLSearchParams();
  if (random.chance(0.8)) query.set(path.endsWith('flows') ? 'id' : 'flow', id);
  for (const name of ['aal', 'refresh', 'return_to', 'login_challenge', 'organization', 'via', 'token', 'id'])
    if (random.chance(0.08))
      query.set(
        name,
        random.pick([
          'aal1',
          'aal2',
          'true',
          '',
          '/home',
          'https://evil.example',
          'http://127.0.0.1:4455/x',
          '%zz',
          '//x',
          random.text(12),
        ]),
      );
  return {
    method: random.pick(METHODS),
    url: `${path}?${query}`,
    headers,
    body: random.chance(0.75) ? toBody(random, type, users) : random.text(random.integer(60)),
  };
}

function toBody(random: Random, type: string, users: readonly FuzzUser[]): string {
  const fields: Record<string, unknown> = {};
  const values = (): unknown =>
    random.pick([
      random.text(10),
      '',
      null,
      0,
      123456,
      true,
      false,
      [],
      {},
      ['x'],
      { a: { b: 1 } },
      random.pick(users).email,
      '000000',
      'true',
      '\u0000',
      '💥',
    ]);
  for (const name of FIELDS)
    if (random.chance(0.2)) Object.defineProperty(fields, name, { value: values(), enumerable: true, writable: true });
  if (random.chance(0.8)) fields['method'] = random.pick(METHOD_NAMES);
  if (random.chance(0.5)) fields['csrf_token'] = random.text(88);
  if (type.startsWith('application/x-www-form'))
    return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
  const json = JSON.stringify(fields);
  return random.chance(0.1) ? json.slice(0, random.integer(json.length)) : json;
}

// Removes characters that are invalid in a header.
const toLatin = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '');

function mangle(random: Random, value: string): string {
  const at = random.integer(value.length);
  return random.pick([
    value.slice(0, at),
    `${value.slice(0, at)}${random.text(3)}${value.slice(at + 3)}x`,
    `${value}=`,
    value.toUpperCase(),
    '',
  ]);
}
