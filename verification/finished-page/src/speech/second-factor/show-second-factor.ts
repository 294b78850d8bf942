import type { SecondFactorView } from '@kratos-login/core/second-factor';
import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { createEmulator, type EmulatorOptions } from '@kratos-login/emulator';
import { ann } from '../../mount.tsx';
import type { MountSecondFactor } from '../../second-factor/mount-second-factor.tsx';
import { isLoginPending } from '../show-login.ts';
import type { SpokenPage } from '../transcribe.ts';

/** Shows the finished page of a second factor to a screen reader. */
export function showSecondFactor(mount: MountSecondFactor, options: SecondFactorPageOptions, emulator?: EmulatorOptions): SpokenPage {
  let view: SecondFactorView | undefined;
  const onChange = (next: SecondFactorView): void => {
    view = next;
  };
  const kratos = createEmulator({ identities: [ann], ...emulator });
  const remove = mount({ fetch: kratos.fetch, ...options, onChange });
  return { kratos, remove, isPending: () => isSecondFactorPending(view) };
}

/** Whether a second factor, or the login inside, waits for Kratos. */
export const isSecondFactorPending = (view: SecondFactorView | undefined): boolean =>
  view === undefined || view.kind === 'loading' || view.isPending || (view.kind === 'confirming' && isLoginPending(view.login.getView()));

/** Replaces a key or a backup code that is on the page. */
export function maskSecrets(line: string): string {
  const secrets = [...document.querySelectorAll('[data-secret="key"], [data-secret="codes"] code')].map(({ textContent }) => textContent);
  const index = secrets.indexOf(line);
  return index === -1 ? line : line.includes(' ') ? '(the key)' : `(backup code ${index + 1})`;
}
