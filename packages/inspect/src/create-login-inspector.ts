import { createBrowserInspector } from '@statelyai/inspect';
import type { InspectionEvent } from 'xstate';
import { serializationDepthLimit } from './create-safe-inspect.ts';
import { toSafeInspectionEvent } from './to-safe-inspection-event.ts';

/** Options of {@link createLoginInspector}, as of Stately's `createBrowserInspector`. */
export interface LoginInspectorOptions {
  /** The viewer. Default: `https://stately.ai/inspect`, a third party's site. */
  readonly url?: string | undefined;
  /** A frame to show the viewer in. Default: a window of its own. */
  readonly iframe?: HTMLIFrameElement | null | undefined;
  /** Default: the global one. Without any, on a server, the inspector does nothing. */
  readonly window?: Window | undefined;
  /** Whether the viewer opens at once. Default: `true`; otherwise with `start()`. */
  readonly autoStart?: boolean | undefined;
}

/** A running inspector. */
export interface LoginInspector {
  /** For the option `inspect` of `createLogin`, or of `createActor`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** Opens the viewer, if that has not been done yet. */
  start(): void;
  /** Lets go of the viewer: nothing is sent any more. */
  stop(): void;
}

/**
 * Shows a running login in the Stately inspector: its chart, where it is, and what happens. Nothing private goes there, see
 * {@link toSafeInspectionEvent}.
 *
 * For development only: by default a window opens with a third party's site, and the shape of your login is posted to it. The browser has to
 * allow the window.
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
  const inspector = createBrowserInspector({
    ...(url !== undefined && { url }),
    ...(iframe && { iframe }),
    window,
    autoStart: false,
    serialize: toSafeInspectionEvent,
    serializationDepthLimit,
    filter: () => state !== 'stopped',
  });
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
      inspector.adapter.targetWindow = null; // a viewer that greets once more would get all that went before
    },
  };
}

function nothing(): void {}
