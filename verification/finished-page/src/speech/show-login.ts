import type { LoginView } from '@kratos-login/core';
import type { LoginPageOptions } from '@kratos-login/core/login-page';
import type { EmulatorOptions } from '@kratos-login/emulator';
import type { Mount } from '../mount.tsx';
import type { SpokenPage } from './transcribe.ts';

/** Shows the finished page of a login to a screen reader. */
export function showLogin(mount: Mount, options: LoginPageOptions, emulator?: EmulatorOptions): SpokenPage {
  let view: LoginView | undefined;
  const onChange = (next: LoginView): void => {
    view = next;
  };
  return { ...mount({ ...options, onChange }, emulator ? { emulator } : {}), isPending: () => isLoginPending(view) };
}

/** Whether a login waits for Kratos. */
export const isLoginPending = (view: LoginView | undefined): boolean =>
  view === undefined || (view.kind === 'form' && (view.step === 'init' || view.isPending));
