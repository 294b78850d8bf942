import type { SecondFactor } from '@kratos-login/core/second-factor';

/** Checks that each change goes to the settings of the user who was shown when the change was asked for. */
export function watchChanges(fetch: typeof globalThis.fetch, find: () => SecondFactor) {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  // Node.js aborts the signal of a request only while something holds the request.
  const held: unknown[] = [];
  let asker: string | null = null;
  return {
    problems,
    /** The user acts on the page. */
    ask() {
      const { flow } = find().actor.getSnapshot().context;
      if (flow !== null) asker = flow.identityId;
    },
    fetch: (async (input, init) => {
      held.push(input);
      const signal = init?.signal ?? (input instanceof Request ? input.signal : null); // the signal of a copy is not aborted
      const request = new Request(input, init);
      const { pathname, searchParams } = new URL(request.url);
      const owner = owners.get(searchParams.get('flow') ?? '');
      if (request.method === 'POST' && owner !== undefined && asker !== null && owner !== asker)
        problems.push(`a change that ${asker} asked for was sent to the settings of ${owner}`);
      const response = await fetch(request, { signal });
      if (pathname.includes('/self-service/settings'))
        void response
          .clone()
          .text()
          .then(remember, () => {});
      return response;
    }) as typeof globalThis.fetch,
  };

  function remember(text: string): void {
    const [, flow] = /^\{"id":"([^"]+)"/.exec(text) ?? [];
    const [, owner] = /"identity":\{"id":"([^"]+)"/.exec(text) ?? [];
    if (flow !== undefined && owner !== undefined) owners.set(flow, owner);
  }
}
