import { type JsonObject, type JsonValue, totp } from '@kratos-login/emulator';
import { type Answer, findDifferences, type Translate } from './find-differences.ts';
import { type Exchange, type Happening, isExchange, type NotEmulated, type RecordedPerson, type Recording } from './recording.ts';

/** A Kratos to replay a recording on. */
export interface Target {
  /** A call to the public API, or to the admin API where the URL has its port. */
  call(request: TargetRequest): Promise<Answer & { readonly cookies: readonly string[] }>;
  /** The URL of its admin API in the replayed recording. */
  readonly adminUrl: string;
  /** A request that is not emulated must be refused, not answered as recorded. */
  readonly isEmulator?: true;
  admin(method: string, path: string, body: unknown): Promise<number>;
  reconfigure(changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** Makes somebody like the recorded person. */
  addPerson(person: RecordedPerson): Promise<RecordedPerson>;
  /** The codes that were mailed to somebody, oldest first. */
  mailedCodes(email: string): Promise<readonly string[]>;
  /** Moves on to the moment of an exchange; its answer is how much later it is now than then, in milliseconds. */
  moveTo(at: number): Promise<number>;
}

/** A call, cookies in the order of the recording. */
export interface TargetRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What a replay came to. */
export interface Result {
  readonly scenario: string;
  readonly exchanges: number;
  /** Where answers differed from the recording. */
  readonly differences: readonly { readonly exchange: string; readonly texts: readonly string[] }[];
}

/** Replays a recording: the same people, the same calls in the same order, and what happened between them. */
export async function replay(recording: Recording, target: Target): Promise<Result> {
  const translate = createTranslate();
  for (const person of recording.people) learnPerson(translate, person, await target.addPerson(person));
  const browsers = new Map<number, Map<string, string>>();
  const toJar = (browser: number): Map<string, string> =>
    browsers.get(browser) ?? browsers.set(browser, new Map()).get(browser) ?? new Map();
  const used = new Map<string, number>();
  const differences: { exchange: string; texts: readonly string[] }[] = [];
  let count = 0;
  for (const each of recording.exchanges) {
    const shift = await target.moveTo(Date.parse(each.at));
    if (!isExchange(each)) {
      await happen(each, target, toJar, translate);
      continue;
    }
    count++;
    await learnMails(recording, each, target, translate, used);
    const texts = await exchange(each, target, toJar(each.browser), translate, shift);
    if (texts.length > 0) differences.push({ exchange: `${count} (${each.note})`, texts });
  }
  return { scenario: recording.scenario, exchanges: count, differences };
}

/** What was drawn at random when the recording was made, and what it is now. */
function createTranslate(): Translate & { readonly known: ReadonlyMap<string, string> } {
  const known = new Map<string, string>();
  // The longest first: one may be the beginning of another.
  const translate = (text: string): string =>
    [...known.keys()].toSorted((a, b) => b.length - a.length).reduce((all, each) => all.replaceAll(each, known.get(each) ?? each), text);
  return Object.assign(translate, { known, learn: (recorded: string, now: string) => void known.set(recorded, now) });
}

function learnPerson(translate: Translate, before: RecordedPerson, now: RecordedPerson): void {
  translate.learn(before.email, now.email);
  translate.learn(before.email.toUpperCase(), now.email.toUpperCase());
  translate.learn(before.id, now.id);
  if (before.secret !== undefined) translate.learn(before.secret, now.secret ?? '');
  for (const [i, code] of (before.lookup ?? []).entries()) translate.learn(code, now.lookup?.[i] ?? code);
}

/** A code in a submission that is one of the recorded mails stands for the one that is mailed now. */
async function learnMails(
  { mails }: Recording,
  { request }: Exchange,
  target: Target,
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
  target: Target,
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
    expected.join(', ') === names.join(', ') ? [] : [`cookies sent: ${expected.join(', ')} was recorded, ${names.join(', ')} went`];
  if (target.isEmulator && notEmulated !== undefined) return [...cookies, ...findUnrefused(answer, notEmulated)];
  if (anyOrder !== true) return [...cookies, ...findDifferences(response, answer, translate, shift)];
  return [
    ...cookies,
    ...findDifferences({ ...response, body: sort(response.body) }, { ...answer, body: sort(answer.body) }, translate, shift),
  ];
}

/** A feature that is not emulated is a 501 with a reason; a route is the 404 of a wrong path with a header. */
function findUnrefused({ status, headers, body }: Answer, notEmulated: NotEmulated): readonly string[] {
  if (notEmulated === 'route')
    return status === 404 && headers['x-kratos-emulator'] === 'not-emulated' && body === '404 page not found\n'
      ? []
      : [`status: the 404 of a route that is not emulated was expected, ${status} came`];
  const { error } = body as { readonly error?: { readonly code?: number; readonly reason?: string } };
  return status === 501 && error?.code === 501 && (error.reason ?? '').length > 20
    ? []
    : [`status: 501 with words was expected, ${status} came: ${JSON.stringify(body)?.slice(0, 300)}`];
}

/** A list sorted by identifier, because Kratos returns it in random order. */
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

/** A TOTP code that was right, or right a step before or after, is typed as what is that now. */
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

async function happen(
  each: Happening,
  target: Target,
  toJar: (browser: number) => Map<string, string>,
  translate: Translate,
): Promise<void> {
  if ('admin' in each) {
    const { method, path, body, status } = each.admin;
    const answered = await target.admin(method, translate(path), body);
    if (answered !== status) throw new Error(`${method} ${path}: ${status} was recorded, ${answered} came`);
  } else if ('reconfigure' in each) await target.reconfigure(each.reconfigure);
  else if ('cookieDropped' in each) toJar(each.browser).delete(translate(each.cookieDropped));
  else toJar(each.browser).set(each.cookiePlanted.name, each.cookiePlanted.value);
}
