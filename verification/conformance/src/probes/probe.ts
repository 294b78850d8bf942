import { type JsonObject, type JsonValue, totp } from '@kratos-login/emulator';
import { withChanges } from '../base-config.ts';

/** The parts of a reply that probes compare. */
export interface ProbeAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly setCookie: readonly string[];
  readonly body: string;
}

/** A Kratos or an emulator that has the configuration of a group of probes. */
export interface ProbeTarget {
  readonly publicUrl: string;
  readonly csrfCookieName: string;
  send(method: string, url: string, headers: Readonly<Record<string, string>>, body?: string): Promise<ProbeAnswer>;
  admin(method: string, path: string, body: JsonObject): Promise<ProbeAnswer>;
}

/** The sender of a request: a signed-out browser, a user without second factor, or a user with one before (`half`) or after its code. */
export type Situation = 'signed out' | 'one factor' | 'half' | 'both factors';

/** An unusual request. Names in braces are replaced, see `toValues`. */
export interface Probe {
  readonly title: string;
  readonly by: Situation;
  readonly method?: string;
  readonly path: string;
  /** The `Cookie` header. Default: the cookies of the browser. */
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonObject | string;
}

/** Probes of one configuration: the base configuration and some changes. */
export interface ProbeGroup {
  readonly changes: JsonObject;
  /** The initial traits of each user, in addition to an email address. */
  readonly traits?: Readonly<Record<string, string>>;
  readonly probes: readonly Probe[];
}

interface Visit {
  readonly cookies: Map<string, string>;
  flow: { readonly id: string; readonly token: string };
  logoutToken: string;
}

const password = 'correct horse battery staple';
const json = { accept: 'application/json' };
let count = 0;

/** Sends a probe. Returns a summary of the reply without values that differ between Kratos and the emulator. */
export async function sendProbe(target: ProbeTarget, group: ProbeGroup, probe: Probe): Promise<JsonObject> {
  const visit = await open(target, group, probe.by);
  const fill = (text: string): string => {
    const values = toValues(target, visit);
    return text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  };
  const body = typeof probe.body === 'object' ? fill(JSON.stringify(probe.body)) : probe.body === undefined ? undefined : fill(probe.body);
  const cookie = probe.cookie === undefined ? toHeader(visit.cookies) : fill(probe.cookie);
  const headers = {
    ...json,
    ...(cookie !== '' && { cookie }),
    ...(typeof probe.body === 'object' && { 'content-type': 'application/json' }),
    ...Object.fromEntries(Object.entries(probe.headers ?? {}).map(([name, value]) => [name, fill(value)])),
  };
  const answer = await target.send(probe.method ?? 'GET', fill(probe.path), headers, body);
  return summarize(target, answer);
}

/** The values for names in braces. `session` and `csrf` are cookies, `token` is the CSRF token of the form, `formToken` its encoded form. */
const toValues = ({ publicUrl, csrfCookieName }: ProbeTarget, { cookies, flow, logoutToken }: Visit): Readonly<Record<string, string>> => ({
  session: cookies.get('ory_kratos_session') ?? '',
  csrf: cookies.get(csrfCookieName) ?? '',
  csrfName: csrfCookieName,
  kratos: publicUrl,
  otherCsrf: btoa('0123456789abcdef0123456789abcdef'),
  flow: flow.id,
  token: flow.token,
  formToken: encodeURIComponent(flow.token),
  logout: logoutToken,
  long: 'x'.repeat(5000),
  manyCookies: Array.from({ length: 3001 }, (_, i) => `c${i}=1`).join('; '),
  encodedSession: encodeURIComponent(cookies.get('ory_kratos_session') ?? ''),
  unpaddedSession: (cookies.get('ory_kratos_session') ?? '').replace(/=+$/, ''),
  encodedCsrf: encodeURIComponent(cookies.get(csrfCookieName) ?? ''),
  unpaddedCsrf: (cookies.get(csrfCookieName) ?? '').replace(/=+$/, ''),
  urlCsrf: (cookies.get(csrfCookieName) ?? '').replaceAll('+', '-').replaceAll('/', '_'),
});

interface User {
  readonly email: string;
  /** The TOTP secret, or `null`. */
  readonly secret: string | null;
}

/** The users of each target, by whether they have a second factor. */
const users = new WeakMap<ProbeTarget, Map<boolean, Promise<User>>>();

async function open(target: ProbeTarget, group: ProbeGroup, by: Situation): Promise<Visit> {
  const visit = createVisit();
  await openFlow(target, visit, '/self-service/login/browser');
  if (by === 'signed out') return visit;
  const { email, secret } = await findUser(target, group, by !== 'one factor');
  await submit(target, visit, { method: 'password', identifier: email, password });
  if (secret !== null) await openFlow(target, visit, '/self-service/login/browser?aal=aal2');
  if (secret !== null && by === 'both factors') await submit(target, visit, { method: 'totp', totp_code: totp(secret, Date.now()) });
  if (by !== 'half') visit.logoutToken = JSON.parse((await get(target, visit, '/self-service/logout/browser')).body).logout_token;
  return visit;
}

const createVisit = (): Visit => ({ cookies: new Map(), flow: { id: '', token: '' }, logoutToken: '' });

function findUser(target: ProbeTarget, group: ProbeGroup, hasApp: boolean): Promise<User> {
  const known = users.get(target) ?? new Map<boolean, Promise<User>>();
  users.set(target, known);
  const user = known.get(hasApp) ?? createUser(target, group, hasApp);
  known.set(hasApp, user);
  return user;
}

async function createUser(target: ProbeTarget, { traits = {} }: ProbeGroup, hasApp: boolean): Promise<User> {
  const mark = `-${Date.now()}-${count++}`;
  const email = `probe${mark}@example.com`;
  const made = await target.admin('POST', '/admin/identities', {
    schema_id: 'default',
    traits: { ...Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, value + mark])), email },
    credentials: { password: { config: { password } } },
  });
  if (made.status !== 201) throw new Error(`The user of a probe was not created: ${made.body}`);
  return { email, secret: hasApp ? await addApp(target, email) : null };
}

async function addApp(target: ProbeTarget, email: string): Promise<string> {
  const visit = createVisit();
  await openFlow(target, visit, '/self-service/login/browser');
  await submit(target, visit, { method: 'password', identifier: email, password });
  const settings = await openFlow(target, visit, '/self-service/settings/browser');
  const secret: string = settings.ui.nodes.find((each: JsonValue) => JSON.stringify(each).includes('totp_secret_key')).attributes.text.text;
  await submit(target, visit, { method: 'totp', totp_code: totp(secret, Date.now()) }, '/self-service/settings');
  return secret;
}

// biome-ignore lint/suspicious/noExplicitAny: a flow of any shape
async function openFlow(target: ProbeTarget, visit: Visit, path: string): Promise<any> {
  const answer = await get(target, visit, path);
  const flow = JSON.parse(answer.body);
  const token = flow.ui?.nodes.find((node: { attributes: { name?: string } }) => node.attributes.name === 'csrf_token')?.attributes.value;
  if (answer.status === 200) visit.flow = { id: flow.id, token };
  return flow;
}

async function get(target: ProbeTarget, visit: Visit, path: string): Promise<ProbeAnswer> {
  return keep(visit, await target.send('GET', path, { ...json, ...(visit.cookies.size > 0 && { cookie: toHeader(visit.cookies) }) }));
}

async function submit(target: ProbeTarget, visit: Visit, fields: JsonObject, path = '/self-service/login'): Promise<void> {
  const headers = { ...json, 'content-type': 'application/json', cookie: toHeader(visit.cookies) };
  const body = JSON.stringify({ csrf_token: visit.flow.token, ...fields });
  const answer = keep(visit, await target.send('POST', `${path}?flow=${visit.flow.id}`, headers, body));
  if (answer.status !== 200 && answer.status !== 422) throw new Error(`A probe was not signed in: ${answer.status} ${answer.body}`);
}

function keep({ cookies }: Visit, answer: ProbeAnswer): ProbeAnswer {
  for (const line of answer.setCookie) cookies.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1, line.indexOf(';')));
  return answer;
}

const toHeader = (cookies: ReadonlyMap<string, string>): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

// biome-ignore lint/suspicious/noExplicitAny: a body of any shape
type Body = any;

function summarize({ publicUrl, csrfCookieName }: ProbeTarget, { status, location, setCookie, body }: ProbeAnswer): JsonObject {
  const clean = (text: string): string =>
    text
      .replaceAll(publicUrl, 'KRATOS')
      .replaceAll(encodeURIComponent(publicUrl), 'KRATOS')
      .replaceAll(csrfCookieName, 'csrf_token')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
      .replace(/-\d{13}-\d+/g, '')
      .replace(/token=[^&"]+/g, 'token=TOKEN');
  const value: Body = parse(body);
  const nodes: readonly Body[] = value?.ui?.nodes ?? [];
  const words = {
    status,
    ...(location !== null && { location }),
    ...(setCookie.length > 0 && { cookies: setCookie.map((line) => line.slice(0, line.indexOf('='))) }),
    ...(value?.error !== undefined && { error: value.error.id ?? value.error.reason ?? value.error.message }),
    ...(value?.error?.id === 'self_service_flow_return_to_forbidden' && { reason: value.error.reason }),
    ...(value?.error?.details?.reject_reason !== undefined && { rejected: value.error.details.reject_reason }),
    ...(value?.redirect_browser_to !== undefined && { redirectTo: value.redirect_browser_to }),
    ...(value?.logout_url !== undefined && { logoutUrl: value.logout_url }),
    ...(value?.return_to !== undefined && { returnTo: value.return_to }),
    ...(value?.identity_schema !== undefined && { identitySchema: value.identity_schema }),
    ...(value?.requested_aal !== undefined && { aal: value.requested_aal, refresh: value.refresh }),
    ...(value?.organization_id !== undefined && { organization: value.organization_id }),
    ...(value?.authenticator_assurance_level !== undefined && { session: value.authenticator_assurance_level }),
    ...(nodes.length > 0 && { nodes: nodes.map(summarizeNode) }),
    ...(value?.ui?.messages !== undefined && { messages: value.ui.messages.map(({ text }: Body) => text) }),
  };
  return JSON.parse(clean(JSON.stringify(words)));
}

function summarizeNode({ attributes: { name, id, value, src }, messages }: Body): string {
  const isShown = typeof value === 'string' && name === 'identifier';
  const said = messages.map(({ text }: Body) => text).join(' ');
  return `${name ?? id ?? src}${isShown ? `=${value}` : ''}${said === '' ? '' : `: ${said}`}`;
}

function parse(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The configuration of a group. */
export const toGroupConfig = (base: JsonObject, { changes }: ProbeGroup): JsonObject => withChanges(base, changes);
