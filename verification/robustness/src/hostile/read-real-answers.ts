import { toRequestName } from '../simulation/network-fetch.ts';
import type { RealAnswer } from './hostile-answer.ts';

interface Recording {
  readonly exchanges: readonly {
    readonly request?: { readonly url: string; readonly body?: unknown };
    readonly response?: { readonly status: number; readonly body: unknown };
  }[];
}

/** Returns the recorded answers to the requests of a login, each body once. */
export function readRealAnswers(texts: readonly string[]): readonly RealAnswer[] {
  const answers = new Map<string, RealAnswer>();
  for (const { exchanges } of texts.flatMap((text) => JSON.parse(text) as readonly Recording[]))
    for (const { request, response } of exchanges) {
      if (request === undefined || response === undefined || !/\/self-service\/log(in|out)|\/whoami/.test(request.url)) continue;
      const name = toRequestName(request.url, typeof request.body === 'object' ? JSON.stringify(request.body) : '{}');
      answers.set(`${name} ${JSON.stringify(response.body)}`, { request: name, status: response.status, body: response.body });
    }
  return [...answers.values()];
}
