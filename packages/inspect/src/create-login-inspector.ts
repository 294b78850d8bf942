import { createBrowserInspector } from '@statelyai/inspect';
import type { InspectionEvent } from 'xstate';
import { serializationDepthLimit } from './create-safe-inspect.ts';
import { rememberMessages } from './remember-messages.ts';
import { toSafeInspectionEvent } from './to-safe-inspection-event.ts';

/** Options of {@link createLoginInspector}. Source: `createBrowserInspector` of `@statelyai/inspect`. */
export interface LoginInspectorOptions {
  /** The URL of the viewer. Default: `https://stately.ai/inspect`, a third-party site. */
  readonly url?: string | undefined;
  /** The frame that shows the viewer. Default: a new window. */
  readonly iframe?: HTMLIFrameElement | null | undefined;
  /** The window that opens the viewer. Default: the global window. On a server there is none, and the inspector does nothing. */
  readonly window?: Window | undefined;
  /** Whether the viewer opens at once. Default: `true`. With `false` it opens on `start()`. */
  readonly autoStart?: boolean | undefined;
}

/** A running inspector. */
export interface LoginInspector {
  /** For the option `inspect` of `createLogin`, or of `createActor`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** Opens the viewer unless it is open. */
  start(): void;
  /** Stops sending messages to the viewer. */
  stop(): void;
}

/**
 * Shows a running login in the Stately inspector: its chart, its active states and its events. {@link toSafeInspectionEvent} removes private data.
 *
 * A viewer that connects late, or reloads, receives each chart with its present state, and the newest messages.
 *
 * Use it in development only. By default it opens a third-party site and posts the shape of your login to it. The browser must allow the window.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { createLoginInspector } from '@kratos-login/inspect'
 *
 * const { inspect } = createLoginInspector()
 * createLogin({ kratosUrl: 'https://auth.example.com', inspect }).start()
 * ```
 */
export function createLoginInspector({
  url,
  iframe,
  window = globalThis.window,
  autoStart = true,
}: LoginInspectorOptions = {}): LoginInspector {
  if (window === undefined) return { inspect: nothing, start: nothing, stop: nothing };
  let state: 'idle' | 'running' | 'stopped' = 'idle';
  const memory = rememberMessages();
  const inspector = createBrowserInspector({
    ...(url !== undefined && { url }),
    ...(iframe && { iframe }),
    window,
    autoStart: false,
    serialize: toSafeInspectionEvent,
    serializationDepthLimit,
    maxDeferredEvents: 0, // `memory` has them
    filter: () => state !== 'stopped',
  });
  // Each message passes the adapter once, connected or not.
  const { send } = inspector.adapter;
  inspector.adapter.send = (message) => {
    memory.remember(toSafeInspectionEvent(message));
    send.call(inspector.adapter, message);
  };
  const greet = ({ data }: MessageEvent): void => {
    if (state !== 'running' || data?.type !== '@statelyai.connected') return;
    for (const message of memory.recall()) inspector.adapter.targetWindow?.postMessage(message, '*');
  };
  window.addEventListener('message', greet);
  const start = (): void => {
    if (state !== 'idle') return;
    state = 'running';
    inspector.start();
  };
  if (autoStart) start();
  return {
    inspect: (event) => {
      if (state !== 'stopped') inspector.inspect.next?.(event);
    },
    start,
    stop: () => {
      if (state === 'running') inspector.stop();
      state = 'stopped';
      inspector.adapter.targetWindow = null;
      window.removeEventListener('message', greet);
    },
  };
}

function nothing(): void {}
