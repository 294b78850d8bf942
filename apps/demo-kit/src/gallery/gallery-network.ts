import { withStableIds } from './with-stable-ids.ts';

/** The network between a login of the gallery and its Kratos. */
export interface GalleryNetwork {
  /** The `fetch` of the login. */
  readonly fetch: typeof globalThis.fetch;
  /** Answers no later request. The view with a pending request is the wanted one. */
  hold(): void;
  /** Whether requests are held. */
  readonly isHeld: boolean;
  /** Answers no later request, until the login gives up. */
  loseRequests(): void;
  /** Changes each flow that Kratos sends, for states that the emulator does not have. */
  changeFlows(change: (ui: FlowUi) => FlowUi): void;
}

/** The part of a flow that a page shows. */
interface FlowUi {
  readonly nodes: readonly object[];
  readonly messages?: readonly object[];
}

export function createGalleryNetwork(kratosFetch: typeof globalThis.fetch): GalleryNetwork {
  const fetch = withStableIds(kratosFetch);
  let isHeld = false;
  let isLost = false;
  let change: ((ui: FlowUi) => FlowUi) | null = null;
  return {
    get isHeld() {
      return isHeld;
    },
    hold: () => {
      isHeld = true;
    },
    loseRequests: () => {
      isLost = true;
    },
    changeFlows: (next) => {
      change = next;
    },
    fetch: async (input, init) => {
      if (isHeld || isLost) return waitForAbort(init?.signal ?? (input instanceof Request ? input.signal : null));
      const response = await fetch(input, init);
      return change === null ? response : changeFlow(response, change);
    },
  };
}

const waitForAbort = (signal: AbortSignal | null): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal?.aborted) reject(signal.reason);
  });

async function changeFlow(response: Response, change: (ui: FlowUi) => FlowUi): Promise<Response> {
  const { status, headers } = response;
  if (!headers.get('content-type')?.includes('json')) return response;
  const text = await response.text();
  const body = JSON.parse(text) as { readonly ui?: FlowUi };
  return new Response(body.ui === undefined ? text : JSON.stringify({ ...body, ui: change(body.ui) }), { status, headers });
}
