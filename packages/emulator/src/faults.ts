import { type HttpReply, toJsonReply } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import { isJsonObject, type JsonValue } from './json.ts';
import { type RouteName, toRouteName } from './routes.ts';
import type { ServerState } from './server-state.ts';

/** A fault for the next requests to a route. It needs `status`, `delay` or `drop`. */
export interface FaultOptions {
  /** The requests that fail: `create`, `get` and `submit` of a login flow, `whoami`, `logout` (both requests), or `any`. */
  readonly route: RouteName | 'any';
  /** The number of requests that fail. Default 1. */
  readonly times?: number;
  /** The status of the response, 200 to 599. Kratos does not handle the request. */
  readonly status?: number;
  /** The body of the response: an object is sent as JSON, a string as it is. Needs `status`. */
  readonly body?: JsonValue;
  /** The headers of the response. Needs `status`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds to wait first. Without `status` and `drop`, Kratos then answers as usual. */
  readonly delay?: number;
  /** Breaks the connection without a response. Excludes `status`. */
  readonly drop?: true;
}

/** A fault in the queue. */
export interface QueuedFault extends FaultOptions {
  /** The number of requests that it still applies to. */
  left: number;
}

/** The queue of faults. */
export interface FaultQueue {
  /** Adds a fault. Faults of the same route apply one after the other. Throws a `TypeError` for an invalid fault. */
  add(options: FaultOptions): void;
  /** Removes the faults that have not applied yet. */
  clear(): void;
}

/** The error of a request whose connection a fault has dropped. `fetch` wraps it in a `TypeError`, as its `cause`. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

const ROUTES = ['create', 'get', 'submit', 'whoami', 'logout', 'any'];
const KEYS = ['route', 'times', 'status', 'body', 'headers', 'delay', 'drop'];

/** Creates the queue of faults for a server. */
export const createFaultQueue = (server: Pick<ServerState, 'faults'>): FaultQueue => ({
  add(options) {
    checkFaultOptions(options);
    server.faults.push({ ...options, left: options.times ?? 1 });
  },
  clear() {
    server.faults.length = 0;
  },
});

/** Applies the next fault for this request. Returns its response, or `null` to continue. Throws `ConnectionDropped`. */
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
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...reply, headers: { ...reply.headers, ...lowerCase } };
}

function checkFaultOptions(options: FaultOptions): void {
  const refuse = (text: string): never => {
    throw new TypeError(`${text} The fault was ${JSON.stringify(options)}.`);
  };
  if (!isJsonObject(options)) refuse('A fault must be an object.');
  const { route, times = 1, status, body, headers, delay, drop } = options;
  const unknown = Object.keys(options).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) refuse(`A fault has no option ${JSON.stringify(unknown)}. Allowed: ${KEYS.join(', ')}.`);
  if (!ROUTES.includes(route)) refuse(`The route of a fault is ${JSON.stringify(route)}. Expected one of ${ROUTES.join(', ')}.`);
  if (!Number.isInteger(times) || times < 1) refuse(`The times of a fault is ${times}. Expected a whole number, 1 or more.`);
  if (status !== undefined && (!Number.isInteger(status) || status < 200 || status > 599))
    refuse(`The status of a fault is ${status}. Expected 200 to 599.`);
  if (delay !== undefined && (!Number.isFinite(delay) || delay < 0))
    refuse(`The delay of a fault is ${delay}. Expected milliseconds, zero or more.`);
  if (drop === true && status !== undefined) refuse('A fault cannot have both drop and status.');
  if (status === undefined && (body !== undefined || headers !== undefined)) refuse('A fault with body or headers needs a status.');
  if (headers !== undefined && !areHeaders(headers)) refuse('The headers of a fault are invalid. Expected an object of names and strings.');
  if (body !== undefined && JSON.stringify(body) === undefined) refuse('The body of a fault cannot be serialized as JSON.');
  if (status !== undefined && [204, 205, 304].includes(status) && body !== undefined)
    refuse(`A response with status ${status} cannot have a body.`);
  if (status === undefined && delay === undefined && drop !== true) refuse('A fault needs status, delay or drop.');
}

function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  try {
    new Headers(headers); // throws for an invalid name
    return isJsonObject(headers) && Object.values(headers).every((value) => typeof value === 'string');
  } catch {
    return false;
  }
}
