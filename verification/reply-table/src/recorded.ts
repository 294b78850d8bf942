import { readFileSync } from 'node:fs';
import { type KratosCall, type KratosReply, readOutcome } from '@kratos-login/core/read-outcome';
import { readSettingsOutcome, type SettingsCall } from '@kratos-login/core/second-factor';
import { nameOutcome } from './outcome-samples.ts';
import type { CallName, Citation, ReplyRow, SubmittedChange } from './replies/reply-row.ts';
import { nameSettingsOutcome, type SettingsOutcomeName } from './settings-outcomes.ts';

/** The recordings that the emulator is compared with: three releases of Kratos, and rarer scenarios of the newest one. */
const collections = ['v26.2.0', 'v25.4.0', 'v1.3.1', 'corners'] as const;
type Collection = (typeof collections)[number];

/** A recorded request and its reply, in the terms of the guide. */
export interface Recorded {
  readonly collection: Collection;
  readonly scenario: string;
  /** The number of the request in its scenario, from 1. */
  readonly number: number;
  readonly call: CallName;
  /** `null` if nothing was submitted to the settings. */
  readonly change: SubmittedChange | null;
  /** `null` if a page would get no reply, because a CORS header is missing. */
  readonly status: number | null;
  /** `undefined` if the body is not an error, `null` for an error without an id. */
  readonly error: string | null | undefined;
  readonly messages: readonly { readonly id: number; readonly type: string; readonly at: string }[];
  /** The names of the nodes of a flow. */
  readonly nodes: readonly string[];
  readonly body: Json;
  readonly sets: readonly ('csrf' | 'session')[];
  /** The result of `readOutcome`, or of `readSettingsOutcome`. `null` for the first request of a sign-out. */
  readonly outcome: SettingsOutcomeName | null;
}

type Json = Readonly<Record<string, unknown>>;
interface Exchange {
  readonly at: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** The names and attributes, without the values. */
    readonly setCookie: readonly string[];
    readonly body: unknown;
  };
}
interface Scenario {
  readonly scenario: string;
  readonly exchanges: readonly (Exchange | { readonly at: string })[];
}

/** Reads every recorded request of a login and of the settings. */
export const readRecorded = (): readonly Recorded[] =>
  collections.flatMap((collection) => readScenarios(collection).flatMap((scenario) => readScenario(collection, scenario)));

function readScenarios(collection: Collection): readonly Scenario[] {
  const name = collection === 'corners' ? 'v26.2.0-corners' : collection;
  return JSON.parse(readFileSync(new URL(`../../conformance/recordings/${name}.json`, import.meta.url), 'utf8'));
}

function readScenario(collection: Collection, { scenario, exchanges }: Scenario): readonly Recorded[] {
  const flows = new Map<string, Json>();
  return exchanges
    .filter((each): each is Exchange => 'response' in each)
    .flatMap((exchange, index) => {
      const body = toObject(exchange.response.body);
      const call = toCallName(exchange.request);
      if (call === null) return [];
      const reply = toReply(exchange);
      const outcome = readReply(call, exchange, reply, flows);
      if ('ui' in body) flows.set(String(body['id']), body);
      const change = call === 'settings submit' ? toChange(exchange.request.body) : null;
      const status = typeof reply === 'string' ? null : reply.status;
      return [
        { collection, scenario, number: index + 1, call, change, status, ...readBody(body), body, sets: readCookies(exchange), outcome },
      ];
    });
}

function readReply(call: CallName, exchange: Exchange, reply: KratosReply, flows: ReadonlyMap<string, Json>): Recorded['outcome'] {
  if (call.startsWith('settings ')) return nameSettingsOutcome(readSettingsOutcome(call.replace('settings ', '') as SettingsCall, reply));
  // The first request of a sign-out has no outcome.
  if (call === 'logout url' && exchange.response.status === 200) return null;
  const reading = toCall(call, new URL(exchange.request.url), flows);
  return reading && nameOutcome(readOutcome(reading, reply));
}

const buttons: readonly (readonly [field: string, change: SubmittedChange])[] = [
  ['totp_code', 'pair'],
  ['totp_unlink', 'unlink'],
  ['lookup_secret_regenerate', 'generateCodes'],
  ['lookup_secret_confirm', 'confirmCodes'],
  ['lookup_secret_reveal', 'revealCodes'],
  ['lookup_secret_disable', 'disableCodes'],
];

/** Returns the change that a form asks for. */
const toChange = (form: unknown): SubmittedChange => buttons.find(([field]) => field in toObject(form))?.[1] ?? 'other';

const paths: readonly (readonly [method: string, path: string, call: CallName])[] = [
  ['GET', '/self-service/login/browser', 'create'],
  ['GET', '/self-service/login/flows', 'get'],
  ['POST', '/self-service/login', 'submit'],
  ['GET', '/sessions/whoami', 'whoami'],
  ['GET', '/self-service/logout/browser', 'logout url'],
  ['GET', '/self-service/logout', 'logout'],
  ['GET', '/self-service/settings/browser', 'settings create'],
  ['GET', '/self-service/settings/flows', 'settings get'],
  ['POST', '/self-service/settings', 'settings submit'],
];

function toCallName({ method, url }: Exchange['request']): CallName | null {
  const { pathname } = new URL(url);
  return paths.find(([each, path]) => each === method && path === pathname)?.[2] ?? null;
}

function toCall(name: CallName, { origin, searchParams }: URL, flows: ReadonlyMap<string, Json>): KratosCall | null {
  const flow = flows.get(searchParams.get('flow') ?? '');
  const toAal = (value: unknown): 'aal1' | 'aal2' => (value === 'aal2' ? 'aal2' : 'aal1');
  switch (name) {
    case 'create':
      return { name, aal: toAal(searchParams.get('aal')), hasLoginChallenge: (searchParams.get('login_challenge') ?? '') !== '' };
    case 'submit':
      return { name, kratosUrl: origin, aal: toAal(flow?.['requested_aal']), action: String(toObject(flow?.['ui'])['action'] ?? '') };
    case 'get':
    case 'whoami':
      return { name };
    case 'logout url':
      return { name: 'signOut', part: 'begin' };
    case 'logout':
      return { name: 'signOut', part: 'end' };
    default:
      return null;
  }
}

/** Converts an exchange to the reply that a page gets. A page of an origin that CORS does not allow gets none. */
function toReply({ at, request, response: { status, headers, body } }: Exchange): KratosReply {
  if (request.headers['origin'] !== undefined && headers['access-control-allow-origin'] === undefined) return 'unreachable';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, text, redirected: false, retryAfter: headers['retry-after'] ?? null, at: Date.parse(at) };
}

function readBody(body: Json): Pick<Recorded, 'error' | 'messages' | 'nodes'> {
  type Message = { readonly id: number; readonly type: string };
  type Node = { readonly attributes: { readonly name?: string; readonly id?: string }; readonly messages: readonly Message[] };
  const toName = ({ attributes }: Node): string => attributes.name ?? attributes.id ?? '';
  const { nodes = [], messages = [] } = toObject(body['ui']) as { nodes?: readonly Node[]; messages?: readonly Message[] };
  const error = 'error' in body ? ((toObject(body['error'])['id'] as string | undefined) ?? null) : undefined;
  return {
    error,
    messages: [
      ...messages.map((message) => ({ ...message, at: 'form' })),
      ...nodes.flatMap((node) => node.messages.map((message) => ({ ...message, at: toName(node) }))),
    ],
    nodes: nodes.map(toName),
  };
}

/** The session cookie may have another prefix, because the configuration can rename it. */
function readCookies({ response: { setCookie } }: Exchange): Recorded['sets'] {
  const names = setCookie.map((line) => line.split('=')[0] ?? '');
  const csrf = names.some((name) => name.startsWith('csrf_token'));
  const session = names.some((name) => name.endsWith('_session'));
  return [...(csrf ? (['csrf'] as const) : []), ...(session ? (['session'] as const) : [])];
}

const toObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

// ------------------------------------------------------------------------------------------------ comparison
/** Returns the exchanges of a citation, one for each release in which it holds. */
export function findCited(recorded: readonly Recorded[], citation: Citation): readonly Recorded[] {
  const [, collection, scenario, number] = /^(?:(v[\d.]+|corners) )?(\S+) #(\d+)$/.exec(citation) ?? [];
  return recorded.filter(
    (each) =>
      each.scenario === scenario &&
      each.number === Number(number) &&
      (collection === undefined ? each.collection !== 'corners' : each.collection === collection),
  );
}

/** Returns the differences between an exchange and a row. */
export function compareToRow(row: ReplyRow, exchange: Recorded): readonly string[] {
  if (exchange.status === null && row.status === null) return exchange.outcome === row.outcome ? [] : [`outcome: ${exchange.outcome}`];
  const { call, change, status, error, messages, nodes, body, sets, outcome } = exchange;
  const { messages: ids = [], at = [], shows = {}, nodes: expectedNodes = [] } = row;
  const errors = messages.filter(({ type }) => type === 'error');
  const listed = messages.filter(({ id }) => ids.includes(id));
  return [
    row.call === 'any' || row.call === call ? [] : [`call: ${call}`],
    row.change === undefined || row.change === change ? [] : [`change: ${change}`],
    status === row.status || (status === null && row.outcome === 'unreachable') ? [] : [`status: ${status}`],
    row.error === error ? [] : [`error.id: ${error}`],
    row.outcome === outcome ? [] : [`outcome: ${outcome}`],
    ids.length > 0 && listed.length === 0 ? ['none of the messages'] : [],
    errors.filter(({ id }) => !ids.includes(id)).map(({ id }) => `message: ${id}`),
    listed.filter((message) => !at.includes(message.at)).map((message) => `message at: ${message.at}`),
    expectedNodes.filter((name) => !nodes.includes(name)).map((name) => `no node: ${name}`),
    row.sets === undefined || row.sets.join() === sets.join() ? [] : [`sets: ${sets.join(' and ') || 'nothing'}`],
    Object.entries(shows).flatMap(([path, value]) => (isShown(find(body, path), value) ? [] : [`${path}: ${find(body, path)}`])),
  ].flat();
}

const isShown = (found: unknown, value: string | number | boolean): boolean =>
  value === '…' ? found !== undefined : value === '–' ? found === undefined : found === value;

const find = (body: Json, path: string): unknown => path.split('.').reduce<unknown>((value, key) => toObject(value)[key], body);
