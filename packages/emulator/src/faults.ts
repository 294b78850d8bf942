import { type HttpReply, toJsonReply } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import { isJsonObject, type JsonValue } from './json.ts';
import { type RouteName, toRouteName } from './routes.ts';
import type { ServerState } from './server-state.ts';

/** What is to go wrong, for the next calls of a route. */
export interface FaultOptions {
  /** Which calls: flow creation, flow fetch, submission, `whoami`, either call of signing out, or all that the emulator gets. */
  readonly route: RouteName | 'any';
  /** For how many calls. Default 1. */
  readonly times?: number;
  /** The status of the answer, 200 to 599. Kratos is not asked. */
  readonly status?: number;
  /** The body of the answer: an object is sent as JSON, a text as it is. Needs `status`. */
  readonly body?: JsonValue;
  /** Headers of the answer. Need `status`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds to wait before anything happens. Alone: the call is answered late, but truly. */
  readonly delay?: number;
  /** The connection breaks and there is no answer. Not together with `status`. */
  readonly drop?: true;
}

/** A fault that waits for its call. */
export interface QueuedFault extends FaultOptions {
  left: number;
}

/** Faults to come. */
export interface Faults {
  /** Lets the next calls of a route go wrong. Faults of one route come one after the other. Throws a `TypeError` for one that cannot be. */
  add(options: FaultOptions): void;
  /** Takes back those that have not come yet. */
  clear(): void;
}

/** The connection broke: there is no answer. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

const ROUTES = ['create', 'get', 'submit', 'whoami', 'logout', 'any'];
const KEYS = ['route', 'times', 'status', 'body', 'headers', 'delay', 'drop'];

/** Makes the place where faults are ordered. */
export const createFaults = (server: Pick<ServerState, 'faults'>): Faults => ({
  add(options) {
    check(options);
    server.faults.push({ ...options, left: options.times ?? 1 });
  },
  clear() {
    server.faults.length = 0;
  },
});

/** Plays the fault that waits for this call, if any: its answer, or `null` to go on. Throws `ConnectionDropped`. */
export async function applyFault(server: ServerState, call: ApiCall): Promise<HttpReply | null> {
  const name = toRouteName(call);
  const fault = call.method === 'OPTIONS' ? undefined : server.faults.find((each) => each.route === 'any' || each.route === name);
  if (fault === undefined) return null;
  fault.left--;
  if (fault.left <= 0) server.faults.splice(server.faults.indexOf(fault), 1);
  if (fault.delay !== undefined) await new Promise((resume) => setTimeout(resume, fault.delay));
  if (fault.drop === true) throw new ConnectionDropped(`A fault broke the connection of ${call.method} ${call.path}.`);
  return fault.status === undefined ? null : toReply(fault.status, fault);
}

function toReply(status: number, { body = '', headers = {} }: QueuedFault): HttpReply {
  const reply: HttpReply =
    typeof body === 'string' ? { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body } : toJsonReply(body, status);
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...reply, headers: { ...reply.headers, ...named } };
}

function check(options: FaultOptions): void {
  const refuse = (text: string): never => {
    throw new TypeError(`${text} The fault was ${JSON.stringify(options)}.`);
  };
  if (!isJsonObject(options)) refuse('A fault is an object.');
  const { route, times = 1, status, body, headers, delay, drop } = options;
  const unknown = Object.keys(options).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) refuse(`A fault has no ${JSON.stringify(unknown)}. Expected some of ${KEYS.join(', ')}.`);
  if (!ROUTES.includes(route)) refuse(`The route of a fault is ${JSON.stringify(route)}. Expected one of ${ROUTES.join(', ')}.`);
  if (!Number.isInteger(times) || times < 1) refuse(`A fault happens ${times} times. Expected a whole number, 1 or more.`);
  if (status !== undefined && (!Number.isInteger(status) || status < 200 || status > 599))
    refuse(`The status of a fault is ${status}. Expected 200 to 599.`);
  if (delay !== undefined && (!Number.isFinite(delay) || delay < 0))
    refuse(`The delay of a fault is ${delay}. Expected milliseconds, zero or more.`);
  if (drop === true && status !== undefined) refuse('A dropped connection has no answer: leave out either drop or status.');
  if (status === undefined && (body !== undefined || headers !== undefined)) refuse('A fault with a body or headers needs a status.');
  if (headers !== undefined && !areHeaders(headers)) refuse('The headers of a fault are none. Expected an object of names and texts.');
  if (body !== undefined && JSON.stringify(body) === undefined) refuse('The body of a fault is no JSON. Expected what can be sent.');
  if (status !== undefined && [204, 205, 304].includes(status) && body !== undefined)
    refuse(`An answer with status ${status} has no body.`);
  if (status === undefined && delay === undefined && drop !== true) refuse('A fault needs a status, a delay or drop.');
}

function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  try {
    new Headers(headers); // knows what a name may be
    return isJsonObject(headers) && Object.values(headers).every((value) => typeof value === 'string');
  } catch {
    return false;
  }
}
