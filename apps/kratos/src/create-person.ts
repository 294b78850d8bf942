/**
 * `npm run create-person -- --email ann@example.com [--password PASSWORD] [--totp] [--schema ID]`: creates a user with the
 * admin API, and prints the credentials. It works with a real Kratos and with the emulator's command.
 *
 * Kratos cannot import an authenticator app, so with `--totp` it is paired as users do it: signed in, in the settings flow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { totp } from '@kratos-login/emulator';

const USAGE = `Usage: npm run create-person -- --email EMAIL [--password PASSWORD] [--totp] [--schema ID]

Creates a person in the Kratos at KRATOS_ADMIN_URL (default http://localhost:4434) and prints the email address and the password.
With --totp the person also has an authenticator app, paired at KRATOS_PUBLIC_URL (default http://localhost:4433).
Without --password a random one is made. --schema names the identity schema (default: Kratos's own default).`;

/** An error of the caller, or a reply that ends the command. */
class CommandError extends Error {}

// biome-ignore lint/suspicious/noExplicitAny: Kratos's JSON, of any shape
type Answer = any;

const adminUrl = readUrl('KRATOS_ADMIN_URL', 'http://localhost:4434');
const publicUrl = readUrl('KRATOS_PUBLIC_URL', 'http://localhost:4433');

try {
  await run();
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(`create-person: ${error.message}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const options = readOptions();
  if (options === null) {
    console.log(USAGE);
    return;
  }
  const { email, password, hasApp, schema } = options;
  const { id } = await askAdmin('POST', '/admin/identities', {
    ...(schema !== undefined && { schema_id: schema }),
    traits: { email },
    credentials: { password: { config: { password } } },
  });
  const secret = hasApp ? await pairOrUndo(id, email, password) : null;
  console.log(`email        ${email}\npassword     ${password}`);
  if (secret === null) return;
  const query = new URLSearchParams({ secret, issuer: 'Kratos' });
  console.log(`TOTP secret  ${secret}\nfor an app   otpauth://totp/Kratos:${encodeURIComponent(email)}?${query}`);
  console.log(`code         ${totp(secret, Date.now())}, for ${30 - (Math.floor(Date.now() / 1000) % 30)} s`);
}

function readOptions(): {
  readonly email: string;
  readonly password: string;
  readonly hasApp: boolean;
  readonly schema: string | undefined;
} | null {
  const { values, positionals } = parse();
  if (values.help === true) return null;
  if (positionals.length > 0) throw new CommandError(`unexpected argument ${JSON.stringify(positionals[0])}.\n${USAGE}`);
  const { email, password = randomPassword(), totp: hasApp = false, schema } = values;
  if (email === undefined) throw new CommandError(`--email is missing.\n${USAGE}`);
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new CommandError(`--email is ${JSON.stringify(email)}. Expected an email address, such as ann@example.com.`);
  // The admin API accepts any password; the settings flow expects this length.
  if ([...password].length < 8) throw new CommandError(`--password has ${[...password].length} characters. Expected 8 or more.`);
  if (Buffer.byteLength(password) > 72)
    throw new CommandError(`--password has ${Buffer.byteLength(password)} bytes. Expected 72 or fewer.`);
  if (schema === '') throw new CommandError('--schema is empty. Expected the id of an identity schema, or leave it out.');
  return { email, password, hasApp, schema };
}

function parse() {
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      tokens: true,
      options: {
        email: { type: 'string' },
        password: { type: 'string' },
        totp: { type: 'boolean' },
        schema: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const names = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw new CommandError(`--${twice} is given more than once. Expected it once: a call creates one person.`);
    return parsed;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}

function randomPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte % letters.length]).join('');
}

function readUrl(name: string, otherwise: string): string {
  const url = process.env[name] ?? otherwise;
  if (/^https?:\/\/./.test(url) && URL.canParse(url)) return url.replace(/\/+$/, '');
  console.error(`create-person: ${name} is ${JSON.stringify(url)}. Expected the address of a Kratos, such as ${otherwise}.`);
  process.exit(1);
}

// ------------------------------------------------------------------------------------------------ pairing
/** Deletes the user again when the app cannot be paired. */
async function pairOrUndo(id: string, email: string, password: string): Promise<string> {
  try {
    return await pairApp(email, password);
  } catch (error) {
    await askAdmin('DELETE', `/admin/identities/${id}`);
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`the authenticator app could not be paired, so ${email} was deleted again: ${error.message}`);
  }
}

async function pairApp(email: string, password: string): Promise<string> {
  const cookies = new Map<string, string>();
  const login = await ask(cookies, '/self-service/login/browser');
  await submit(cookies, 'login', login, { method: 'password', identifier: email, password });
  const settings = await ask(cookies, '/self-service/settings/browser');
  const secret: unknown = findAttributes(settings, 'totp_secret_key')?.text?.text;
  if (typeof secret !== 'string')
    throw new CommandError(`the settings at ${publicUrl} offer no authenticator app. Is selfservice.methods.totp.enabled true?`);
  await waitForSteadyCode();
  await submit(cookies, 'settings', settings, { method: 'totp', totp_code: totp(secret, Date.now()) });
  return secret;
}

/** Waits for a new code if the current one may expire before it arrives. */
async function waitForSteadyCode(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 2_000) await sleep(left + 50);
}

async function submit(cookies: Map<string, string>, flowName: 'login' | 'settings', flow: Answer, fields: object): Promise<void> {
  const token = findAttributes(flow, 'csrf_token')?.value;
  await ask(cookies, `/self-service/${flowName}?flow=${flow.id}`, { csrf_token: token, ...fields });
}

function findAttributes(flow: Answer, name: string): Answer {
  return flow.ui?.nodes?.find(({ attributes }: Answer) => attributes.name === name || attributes.id === name)?.attributes;
}

// ------------------------------------------------------------------------------------------------ requests
function askAdmin(method: string, path: string, body?: object): Promise<Answer> {
  return send(adminUrl, 'KRATOS_ADMIN_URL', path, method, new Headers(), body).then(({ value }) => value);
}

async function ask(cookies: Map<string, string>, path: string, body?: object): Promise<Answer> {
  const headers = new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const { value, setCookies } = await send(publicUrl, 'KRATOS_PUBLIC_URL', path, body === undefined ? 'GET' : 'POST', headers, body);
  for (const line of setCookies) cookies.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';', 1)[0] ?? '');
  return value;
}

async function send(
  base: string,
  variable: string,
  path: string,
  method: string,
  headers: Headers,
  body?: object,
): Promise<{ readonly value: Answer; readonly setCookies: readonly string[] }> {
  headers.set('accept', 'application/json');
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(base + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new CommandError(
      `${base} does not answer. Start a Kratos (docker compose up in apps/kratos, or npm run kratos-emulator), or name it with ${variable}.`,
    );
  });
  const text = await response.text();
  const value = parseJson(text);
  if (response.ok && (value !== undefined || text === '')) return { value, setCookies: response.headers.getSetCookie() };
  const location = response.headers.get('location');
  const reason =
    toReason(value) ??
    (location === null ? 'this is no answer of a Kratos' : `a redirect to ${location}. Is ${variable} the address of the other API?`);
  throw new CommandError(`${method} ${base}${path} was answered with ${response.status}: ${reason}`);
}

function parseJson(text: string): Answer {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Kratos's reason: of an error, or of the messages of a form. */
function toReason(value: Answer): string | undefined {
  const nodes: readonly Answer[] = value?.ui?.nodes ?? [];
  const messages: readonly Answer[] = [...(value?.ui?.messages ?? []), ...nodes.flatMap((node) => node.messages ?? [])];
  if (messages.length > 0) return messages.map(({ text }) => text).join(' ');
  return value?.error?.reason ?? value?.error?.message;
}
