import { type JsonObject, type JsonValue, totp } from '@kratos-login/emulator';
import { findDifferences, type ReplayReply, type Translate } from './find-differences.ts';
import { type Exchange, isExchange, type NotEmulated, type RecordedEvent, type RecordedIdentity, type Recording } from './recording.ts';

/** A Kratos or an emulator that a recording is replayed on. */
export interface ReplayTarget {
  /** Sends a request to the public API, or to the admin API if the URL has its port. */
  call(request: ReplayRequest): Promise<ReplayReply & { readonly cookies: readonly string[] }>;
  /** The URL of the admin API in the recording. */
  readonly adminUrl: string;
  /** Requests that are not emulated must be refused. */
  readonly isEmulator?: true;
  admin(method: string, path: string, body: unknown): Promise<number>;
  reconfigure(changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** Creates an identity like the recorded one. */
  addIdentity(identity: RecordedIdentity): Promise<RecordedIdentity>;
  /** Returns the codes that were mailed to an address, oldest first. */
  mailedCodes(email: string): Promise<readonly string[]>;
  /** Sets the clock to the time of an exchange. Returns the difference between the clock and the recording in milliseconds. */
  moveTo(at: number): Promise<number>;
}

export interface ReplayRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** The result of a replay. */
export interface ReplayResult {
  readonly scenario: string;
  readonly exchanges: number;
  /** The differences from the recording, by exchange. */
  readonly differences: readonly { readonly exchange: string; readonly texts: readonly string[] }[];
}

/** Replays a recording: creates its identities, sends its requests and applies the events between them. */
export async function replay(recording: Recording, target: ReplayTarget): Promise<ReplayResult> {
  const translate = createTranslate();
  for (const identity of recording.people) learnIdentity(translate, identity, await target.addIdentity(identity));
  const browsers = new Map<number, Map<string, string>>();
  const toJar = (browser: number): Map<string, string> =>
    browsers.get(browser) ?? browsers.set(browser, new Map()).get(browser) ?? new Map();
  const used = new Map<string, number>();
  const differences: { exchange: string; texts: readonly string[] }[] = [];
  let count = 0;
  for (const each of recording.exchanges) {
    const shift = await target.moveTo(Date.parse(each.at));
    if (!isExchange(each)) {
      await applyEvent(each, target, toJar, translate);
      continue;
    }
    count++;
    await learnMails(recording, each, target, translate, used);
    const texts = await exchange(each, target, toJar(each.browser), translate, shift);
    if (texts.length > 0) differences.push({ exchange: `${count} (${each.note})`, texts });
  }
  return { scenario: recording.scenario, exchanges: count, differences };
}

/** Creates the map of recorded random values and their replacements. */
function createTranslate(): Translate & { readonly known: ReadonlyMap<string, string> } {
  const known = new Map<string, string>();
  // The longest value first, because a value may be the start of another.
  const translate = (text: string): string =>
    [...known.keys()].toSorted((a, b) => b.length - a.length).reduce((all, each) => all.replaceAll(each, known.get(each) ?? each), text);
  return Object.assign(translate, { known, learn: (recorded: string, now: string) => void known.set(recorded, now) });
}

function learnIdentity(translate: Translate, before: RecordedIdentity, now: RecordedIdentity): void {
  translate.learn(before.email, now.email);
  translate.learn(before.email.toUpperCase(), now.email.toUpperCase());
  translate.learn(before.id, now.id);
  if (before.secret !== undefined) translate.learn(before.secret, now.secret ?? '');
  for (const [i, code] of (before.lookup ?? []).entries()) translate.learn(code, now.lookup?.[i] ?? code);
}

/** Maps a mailed code in a submission to the code that was mailed in this replay. */
async function learnMails(
  { mails }: Recording,
  { request }: Exchange,
  target: ReplayTarget,
  translate: Translate,
  used: Map<string, number>,
): Promise<void> {
  const body: JsonObject = typeof request.body === 'object' && !isList(request.body) ? request.body : {};
  for (const { to, code } of mails) {
    if (body['code'] !== code || translate(code) !== code) continue;
    const index = mails.filter((mail) => mail.to === to).findIndex((mail) => mail.code === code);
    const codes = await target.mailedCodes(translate(to));
    used.set(to, index);
    translate.learn(code, codes[index] ?? code);
  }
}

async function exchange(
  { request, response, at, notEmulated, anyOrder }: Exchange,
  target: ReplayTarget,
  jar: Map<string, string>,
  translate: Translate,
  shift: number,
): Promise<readonly string[]> {
  const isAdmin = request.url.startsWith(`${target.adminUrl}/`);
  const names = isAdmin ? [] : [...jar.keys()];
  const expected = request.cookies.map(translate);
  const cookie = names.map((name) => `${name}=${jar.get(name)}`).join('; ');
  const answer = await target.call({
    method: request.method,
    url: translate(request.url),
    headers: { ...request.headers, ...(cookie !== '' && { cookie }) },
    body: toBody(request, translate, Date.parse(at), shift),
  });
  if (!isAdmin) for (const line of answer.cookies) keep(line, jar);
  const cookies =
    expected.join(', ') === names.join(', ') ? [] : [`cookies sent: ${expected.join(', ')} was recorded, sent ${names.join(', ')}`];
  if (target.isEmulator && notEmulated !== undefined) return [...cookies, ...findNotRefused(answer, notEmulated)];
  if (anyOrder !== true) return [...cookies, ...findDifferences(response, answer, translate, shift)];
  return [
    ...cookies,
    ...findDifferences({ ...response, body: sort(response.body) }, { ...answer, body: sort(answer.body) }, translate, shift),
  ];
}

/** Checks how a request is refused. A feature needs 501 with a reason, a route the 404 of a wrong path with a header. */
function findNotRefused({ status, headers, body }: ReplayReply, notEmulated: NotEmulated): readonly string[] {
  if (notEmulated === 'route')
    return status === 404 && headers['x-kratos-emulator'] === 'not-emulated' && body === '404 page not found\n'
      ? []
      : [`status: expected the 404 of a route that is not emulated, got ${status}`];
  const { error } = body as { readonly error?: { readonly code?: number; readonly reason?: string } };
  return status === 501 && error?.code === 501 && (error.reason ?? '').length > 20
    ? []
    : [`status: expected 501 with a reason, got ${status}: ${JSON.stringify(body)?.slice(0, 300)}`];
}

/** Sorts a list by identifier, because Kratos returns it in random order. */
const sort = (body: unknown): unknown =>
  Array.isArray(body) ? body.toSorted((a, b) => (JSON.stringify(a.traits) < JSON.stringify(b.traits) ? -1 : 1)) : body;

function toBody({ body, headers }: Exchange['request'], translate: Translate, at: number, shift: number): string | null {
  if (body === undefined) return null;
  if (typeof body === 'string') return headers['content-type'] === FORM ? translateForm(body, translate) : translate(body);
  if (isList(body)) return translate(JSON.stringify(body));
  const fields = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? toField(name, value, translate, at, shift) : JSON.parse(translate(JSON.stringify(value))),
    ]),
  );
  return headers['content-type'] === FORM ? new URLSearchParams(fields as Record<string, string>).toString() : JSON.stringify(fields);
}

const FORM = 'application/x-www-form-urlencoded';
const translateForm = (body: string, translate: Translate): string =>
  new URLSearchParams([...new URLSearchParams(body)].map(([name, value]) => [name, translate(value)])).toString();

const isList = (body: unknown): body is readonly JsonValue[] => Array.isArray(body);

/** Replaces a TOTP code by the current one. A code that was one or two steps off stays as far off. */
function toField(name: string, value: string, translate: Translate, at: number, shift: number): string {
  if (name !== 'totp_code') return translate(value);
  const { known } = translate as ReturnType<typeof createTranslate>;
  const blank = value.includes(' ');
  for (const [secret, now] of [...known].filter(([each]) => /^[A-Z2-7]{32}$/.test(each))) {
    for (const step of [0, -1, 1, -2, 2]) {
      if (totp(secret, at + step * 30_000) !== value.replace(' ', '')) continue;
      const code = totp(now, at + shift + step * 30_000);
      return blank ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
    }
  }
  return value;
}

function keep(line: string, jar: Map<string, string>): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

async function applyEvent(
  each: RecordedEvent,
  target: ReplayTarget,
  toJar: (browser: number) => Map<string, string>,
  translate: Translate,
): Promise<void> {
  if ('admin' in each) {
    const { method, path, body, status } = each.admin;
    const answered = await target.admin(method, translate(path), body);
    if (answered !== status) throw new Error(`${method} ${path}: ${status} was recorded, got ${answered}`);
  } else if ('reconfigure' in each) await target.reconfigure(each.reconfigure);
  else if ('cookieDropped' in each) toJar(each.browser).delete(translate(each.cookieDropped));
  else toJar(each.browser).set(each.cookiePlanted.name, each.cookiePlanted.value);
}
