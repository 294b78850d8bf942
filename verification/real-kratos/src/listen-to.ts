import type { WorldBrowser } from '@verification/worlds/world';
import { toComparable } from './to-comparable.ts';

/** The parts of a world that can be listened to. */
interface Listenable {
  readonly kratosUrl: string;
  readonly browser: WorldBrowser;
}

/** Records every answer that the browser of a world gets, including other tabs. */
export function listenTo<Any extends Listenable>(world: Any): readonly [answers: readonly string[], Any] {
  const answers: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await world.browser.fetch(request);
    const answer = `${request.method} ${request.url} → ${response.status} ${await response.clone().text()}`;
    answers.push(toComparable(answer, world.kratosUrl));
    return response;
  };
  return [answers, { ...world, browser: { ...world.browser, fetch } }];
}
