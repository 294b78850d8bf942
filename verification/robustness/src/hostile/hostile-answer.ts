import fc from 'fast-check';
import type { RequestName, SimulatedResponse } from '../simulation/network.ts';

/** A recorded answer. */
export interface RealAnswer {
  readonly request: RequestName;
  readonly status: number;
  readonly body: unknown;
}

/** One change of a body. `where` modulo the number of places selects the place. */
interface Harm {
  readonly where: number;
  readonly how: How;
}

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const pollute = (): unknown => JSON.parse('{"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}}');
const html = '"><img src=x onerror="globalThis.isInjected=true"><script>globalThis.isInjected=true</script>';
const script = 'javascript:globalThis.isInjected=true';

/** Looks harmless in JSON, but `String()`, `Number()`, `==`, `+`, templates and `await` throw or hang unless its type is checked first. */
export const uncoercible = (): unknown =>
  JSON.parse('{"valueOf":1,"toString":1,"toJSON":1,"then":1,"length":2,"constructor":null,"hasOwnProperty":1,"map":1,"some":1,"find":1}');
const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Replacements for a value. */
const others = {
  nothing: () => null,
  truth: () => true,
  'a number': () => 42,
  'an unsafe number': () => 1e308,
  'a text': () => 'something',
  'an empty text': () => '',
  'a huge text': () => 'x'.repeat(100_000),
  'text from right to left': () => '\u202e\u200b\u200f\u2066gnihtemos\ufeff\u0000',
  'half a character': () => '\ud83d',
  HTML: () => html,
  'a script address': () => script,
  'a data address': () => 'data:text/html,<script>1</script>',
  'an empty list': () => [],
  'an empty object': () => ({}),
  'a deep nest': () => nested(500),
  'an object that cannot be coerced': uncoercible,
  'a list of such objects': () => [uncoercible(), uncoercible()],
  'a polluted prototype': pollute,
  'in a list': (value: unknown) => [value],
  'in an object': (value: unknown) => ({ value }),
  'as a text': (value: unknown) => JSON.stringify(value) ?? '',
  twice: (value: unknown) => (Array.isArray(value) ? [...value, ...value] : value),
  backwards: (value: unknown) => (Array.isArray(value) ? value.toReversed() : value),
} satisfies Readonly<Record<string, (value: unknown) => unknown>>;

type How =
  | 'removed'
  | 'every moment is now'
  | 'every moment is far away'
  | 'every text is HTML'
  | 'every text is a script address'
  | 'an unknown key'
  | keyof typeof others;
const hows = [
  'removed',
  'every moment is now',
  'every moment is far away',
  'every text is HTML',
  'every text is a script address',
  'an unknown key',
  ...Object.keys(others),
] as readonly How[];

/** The changes of an answer. Plain data, so that it can be printed and shrunk. */
export interface Hostility {
  /** Selects the recorded answer, modulo their number. */
  readonly which: number;
  /** Whether the answer belongs to another request. */
  readonly isMisplaced: boolean;
  readonly harms: readonly Harm[];
  /** `null` keeps the recorded status. */
  readonly status: number | null;
  readonly type: string;
  /** The header `Retry-After`. `null` for none. */
  readonly retryAfter: string | null;
}

/** Draws the changes. Some answers are unchanged, but belong to another request. */
export const hostility = (statuses: readonly number[]): fc.Arbitrary<Hostility> =>
  fc.record({
    which: fc.nat(1_000),
    isMisplaced: rarely,
    harms: fc.array(fc.record({ where: fc.nat(1_000), how: fc.constantFrom(...hows) }), { maxLength: 4 }),
    status: fc.option(fc.constantFrom(...statuses), { freq: 2 }),
    type: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/html', 'image/png', 'nonsense'),
    retryAfter: fc.constantFrom(null, null, null, ...waits),
  });

const waits = ['3', '604800', '1e9', '-1', '', 'soon', 'Thu, 01 Jan 2026 12:00:30 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT'] as const;

const rarely = fc.nat(7).map((each) => each === 0);

export function toHostileAnswer(
  real: readonly RealAnswer[],
  request: RequestName,
  { which, isMisplaced, harms, status, type, retryAfter }: Hostility,
): SimulatedResponse {
  const fitting = isMisplaced ? real : real.filter((each) => each.request === request);
  const { status: recorded, body } = fitting[which % fitting.length] ?? { status: 404, body: '' };
  return {
    status: status ?? recorded,
    text: typeof body === 'string' ? body : JSON.stringify(harms.reduce<unknown>(harm, structuredClone(body))),
    headers: { 'content-type': type, ...(retryAfter !== null && { 'retry-after': retryAfter }) },
  };
}

function harm(body: unknown, { where, how }: Harm): unknown {
  if (how === 'every text is HTML') return mapTexts(body, () => html);
  if (how === 'every text is a script address') return mapTexts(body, (text) => (/^https?:/.test(text) ? script : text));
  if (how === 'every moment is now') return mapTexts(body, (text) => (isoTime.test(text) ? new Date(Date.now() + 1).toISOString() : text));
  if (how === 'every moment is far away') return mapTexts(body, (text) => (isoTime.test(text) ? '9999-12-31T23:59:59Z' : text));
  const places = [...placesOf(body)];
  const place = places[where % places.length];
  if (place === undefined) return how === 'removed' || how === 'an unknown key' ? body : others[how](body);
  const { parent, key } = place;
  if (how === 'removed') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (how === 'an unknown key') define(parent, Array.isArray(parent) ? String(parent.length) : 'something_new', html);
  else define(parent, key, others[how](parent[key]));
  return body;
}

/** Yields the recorded body once for each of its places, with another value at that place. */
export function* withEachPlace(recorded: unknown, by: () => unknown): Generator<{ readonly where: string; readonly body: unknown }> {
  const body = structuredClone(recorded);
  for (const { parent, key } of [...placesOf(body)]) {
    const before = parent[key];
    define(parent, key, by());
    yield { where: key, body };
    define(parent, key, before);
  }
}

type Parent = Record<string, unknown>;
interface Place {
  readonly parent: Parent;
  readonly key: string;
}

function* placesOf(value: unknown, depth = 0): Generator<Place> {
  if (typeof value !== 'object' || value === null || depth > 20) return;
  const parent = value as Parent;
  for (const key of Object.keys(parent)) {
    yield { parent, key };
    yield* placesOf(parent[key], depth + 1);
  }
}

/** Also defines a member named `__proto__`. */
function define(parent: Parent, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Changes all texts, except those that identify a body: without them the rest would never be read. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  for (const { parent, key } of placesOf(value)) {
    const text = parent[key];
    if (typeof text === 'string' && !telling.includes(key)) define(parent, key, change(text));
  }
  return value;
}

const telling: readonly string[] = [
  'id',
  'type',
  'requested_aal',
  'state',
  'name',
  'group',
  'node_type',
  'action',
  'authenticator_assurance_level',
];
