import type { Emulator } from '@kratos-login/emulator';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { findMistakes } from './find-mistakes.ts';
import { createNetwork } from './network.ts';
import { startScreenReader } from './screen-reader.ts';
import type { ScreenReaderUser, SpokenJourney } from './spoken-journey.ts';

/** A page that a screen reader reads. */
export interface SpokenPage {
  readonly kratos: Emulator;
  readonly remove: () => void;
  /** Whether the page waits for Kratos. */
  readonly isPending: () => boolean;
}

/** What happens while a transcript is written. */
export interface Transcription {
  /** Shows the page, whose requests go through `fetch`. */
  readonly show: (fetch: typeof globalThis.fetch) => SpokenPage;
  /** Replaces what differs in each run, such as a secret. */
  readonly mask?: (line: string) => string;
  /** Called after each action. */
  readonly onAction?: (action: string) => Promise<void>;
}

/** Runs a journey on a page, and returns its transcript. Timers must be fake. */
export async function transcribe(
  { arrange, opensSlowly, perform }: Pick<SpokenJourney, 'arrange' | 'opensSlowly' | 'perform'>,
  { show, mask = (line) => line, onAction }: Transcription,
): Promise<string> {
  const lines: string[] = [];
  const keyboard = userEvent.setup({ delay: null });

  document.body.replaceChildren();
  const reader = await startScreenReader();
  const network = createNetwork(() => kratos.fetch);
  network.hold();
  const { kratos, remove, isPending } = show(network.fetch);
  await arrange?.(kratos);
  if (!opensSlowly) network.answer();

  const act = async (action: string, perform: () => unknown): Promise<void> => {
    const focusBefore = document.activeElement;
    await perform();
    do await nextTask();
    while (!network.isHeld && isPending());
    for (let tasks = 0; tasks < 3; tasks++) await nextTask(); // React runs effects in a task of their own
    const said = await reader.hear();
    lines.push(`> ${action}`, ...(said.length > 0 ? said : ['(silence)']), ...findMistakes(said, focusBefore));
    await onAction?.(action);
  };
  const user: ScreenReaderUser = {
    kratos,
    network,
    press: (action, keys) => act(action, () => keyboard.keyboard(keys)),
    async tabTo(selector) {
      for (let presses = 0; presses < 12 && !document.activeElement?.matches(selector); presses++) await user.press('presses Tab', '{Tab}');
    },
    wait: (seconds) => act(`waits ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`, () => vi.advanceTimersByTimeAsync(seconds * 1_000)),
    async readPage() {
      lines.push('> reads the page', ...(await reader.readPage()).map(mask));
    },
    meanwhile: act,
  };
  await act('opens the page', () => {});
  await perform(user);
  await reader.stop();
  remove();
  return `${lines.join('\n')}\n`;
}

/** Waits until the browser has run what is queued. Timers are fake. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
