import type { LoginView } from '@kratos-login/core';
import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import type { Mount } from '../mount.tsx';
import { findMistakes } from './find-mistakes.ts';
import { createNetwork } from './network.ts';
import { startScreenReader } from './screen-reader.ts';
import type { ScreenReaderUser, SpokenJourney } from './spoken-journey.ts';

/** Runs a journey on a page, and returns its transcript. Timers must be fake. */
export async function transcribe(journey: SpokenJourney, mount: Mount, more: LoginPageOptions): Promise<string> {
  const { options, emulator, arrange, opensSlowly, perform } = journey;
  const lines: string[] = [];
  const keyboard = userEvent.setup({ delay: null });
  let view: LoginView | undefined;
  const onChange = (next: LoginView): void => {
    view = next;
  };

  document.body.replaceChildren();
  const reader = await startScreenReader();
  const network = createNetwork(() => kratos.fetch);
  network.hold();
  const { kratos, remove } = mount({ ...options, ...more, fetch: network.fetch, onChange }, emulator ? { emulator } : {});
  await arrange?.(kratos);
  if (!opensSlowly) network.answer();

  const act = async (action: string, perform: () => unknown): Promise<void> => {
    const focusBefore = document.activeElement;
    await perform();
    do await nextTask();
    while (!network.isHeld && isPending(view));
    for (let tasks = 0; tasks < 3; tasks++) await nextTask(); // React runs effects in a task of their own
    const said = await reader.hear();
    lines.push(`> ${action}`, ...(said.length > 0 ? said : ['(silence)']), ...findMistakes(said, focusBefore));
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
      lines.push('> reads the page', ...(await reader.readPage()));
    },
    meanwhile: act,
  };
  await act('opens the page', () => {});
  await perform(user);
  await reader.stop();
  remove();
  return `${lines.join('\n')}\n`;
}

const isPending = (view: LoginView | undefined): boolean =>
  view === undefined || (view.kind === 'form' && (view.step === 'init' || view.isPending));

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
