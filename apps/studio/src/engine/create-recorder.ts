import type { ChartStep } from '@kratos-login/inspect/panel';
import { findCall, findGuideStep } from './call-of.ts';
import { hidden, redactPath, redactUrl } from './known.ts';
import { readMeaning } from './read-meaning.ts';
import { redact } from './redact.ts';
import type { Exchange } from './studio.ts';

/** What a recorder needs. */
export interface RecorderOptions {
  readonly kratosUrl: string;
  /** Sends a request for real. */
  readonly send: (request: Request) => Promise<Response>;
  /** Called with the body of a submission before it is sent. Do not keep it. */
  readonly onSubmit: (body: unknown) => void;
  /** Called after each change of the exchanges. */
  readonly onChange: () => void;
}

/** Sends and records the requests of one login. */
export interface Recorder {
  readonly fetch: typeof globalThis.fetch;
  /** Notes what a reply caused in the chart. */
  follow(step: ChartStep): void;
  getExchanges(): readonly Exchange[];
  /** Forgets everything, and records nothing more. Requests on their way are still answered. */
  end(): void;
}

/** The number of exchanges that are kept. */
const MAX_EXCHANGES = 300;
let lastId = 0;

/** Creates a recorder of exchanges without secrets. */
export function createRecorder({ kratosUrl, send, onSubmit, onChange }: RecorderOptions): Recorder {
  let exchanges: readonly Exchange[] = [];
  let hasEnded = false;
  let aal: 'aal1' | 'aal2' = 'aal1';
  /** The exchange whose reply the chart is following now. */
  let followed: { readonly id: number; readonly actor: string } | null = null;

  const change = (id: number, changes: Partial<Exchange>): void => {
    if (hasEnded) return;
    exchanges = exchanges.map((each) => (each.id === id ? { ...each, ...changes } : each));
    onChange();
  };

  return {
    getExchanges: () => exchanges,
    end() {
      hasEnded = true;
      exchanges = [];
    },
    async fetch(input, init) {
      const request = new Request(input as Request, init);
      const text = await request.clone().text();
      const body = parse(text);
      const called = findCall(request.method, request.url, kratosUrl, aal);
      if (called.of === 'login' && called.call.name === 'create') aal = called.call.aal;
      const id = ++lastId;
      const at = Date.now();
      const before = performance.now();
      if (!hasEnded) {
        if (request.method === 'POST') onSubmit(body);
        const method = typeof body === 'object' && body !== null ? (body as { readonly method?: unknown }).method : undefined;
        const exchange: Exchange = {
          id,
          method: request.method === 'POST' ? 'POST' : 'GET',
          path: redactPath(request.url, kratosUrl),
          url: redactUrl(request.url, kratosUrl),
          requestHeaders: readHeaders(request.headers),
          requestBody: text === '' ? null : redact(body, kratosUrl),
          status: null,
          responseBody: null,
          at,
          milliseconds: null,
          outcome: null,
          transitions: [],
          meaning: 'The request is on its way.',
          guideStep: findGuideStep(called, method),
        };
        exchanges = [...exchanges, exchange].slice(-MAX_EXCHANGES);
        onChange();
      }
      const took = (): number => Math.round(performance.now() - before);
      try {
        const response = await send(request);
        const reply = await response.clone().text();
        change(id, {
          status: response.status,
          responseBody: describeBody(reply, kratosUrl),
          milliseconds: took(),
          ...readMeaning(called, {
            status: response.status,
            text: reply,
            redirected: response.redirected || response.type === 'opaqueredirect',
            retryAfter: response.headers.get('Retry-After'),
            date: response.headers.get('Date'),
            at: Date.now(),
          }),
        });
        return response;
      } catch (error) {
        change(id, { status: 0, milliseconds: took(), ...readFailure(called, request.signal) });
        throw error;
      }
    },
    follow({ actor, event, transitions }) {
      if (event.startsWith('reply.')) {
        const kind = event.slice('reply.'.length);
        const open = exchanges.filter(({ outcome, transitions }) => outcome !== null && transitions.length === 0);
        const exchange = open.findLast(({ outcome }) => outcome === kind) ?? open.at(-1);
        followed = exchange ? { id: exchange.id, actor } : null;
      } else if (event !== '' || followed?.actor !== actor) followed = null;
      if (followed === null) return;
      const { id } = followed;
      const before = exchanges.find((each) => each.id === id)?.transitions ?? [];
      change(id, { transitions: [...before, ...transitions] });
    },
  };
}

function readFailure(called: ReturnType<typeof findCall>, signal: AbortSignal): Pick<Exchange, 'outcome' | 'meaning'> {
  if (!signal.aborted) return readMeaning(called, 'unreachable');
  const isTooLate = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  return isTooLate ? readMeaning(called, 'timedOut') : { outcome: null, meaning: 'The page no longer waits for the reply.' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeBody(text: string, kratosUrl: string): unknown {
  if (text === '') return null;
  const json = parse(text);
  if (json !== undefined) return redact(json, kratosUrl);
  return `${/^\s*</.test(text) ? 'HTML' : 'Text'}, ${text.length} characters`;
}

const shownHeaders: Readonly<Record<string, string>> = { accept: 'Accept', 'content-type': 'Content-Type' };

function readHeaders(headers: Headers): Readonly<Record<string, string>> {
  const entries = [...headers].filter(([name]) => name in shownHeaders);
  return Object.fromEntries(entries.map(([name, value]) => [shownHeaders[name], value === 'application/json' ? value : hidden]));
}
