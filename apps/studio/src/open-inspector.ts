import type { LoginInspector } from '@kratos-login/inspect';
import type { Studio } from './engine/studio.ts';

let running: LoginInspector | null = null;

/** Opens the chart of the running login in the Stately inspector, in a window of its own. Returns what went wrong, or `null`. */
export async function openInspector(studio: Studio): Promise<string | null> {
  try {
    const { createLoginInspector } = await import('@kratos-login/inspect');
    running?.stop(); // its window may be closed
    running = createLoginInspector();
    studio.connectInspector(running.inspect);
    return null;
  } catch {
    return 'The browser did not open the window. Allow pop-up windows for this page, and try again.';
  }
}
