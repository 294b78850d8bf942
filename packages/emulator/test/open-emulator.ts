import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { createFlow, enterPassword, submit } from './sign-in.ts';

export const ann = 'ann@example.com';
export const bob = 'bob@example.com';
export const password = 'correct horse battery';

/** Creates an emulator with two identities: Ann has a password and TOTP, Bob a password only. */
export const openEmulator = (options: Parameters<typeof createEmulator>[0] = {}): Emulator =>
  createEmulator({
    identities: [
      { email: ann, password, totp: true },
      { email: bob, password },
    ],
    ...options,
  });

/** Signs Ann in with both factors. */
export async function signInWithCode(kratos: Emulator): Promise<void> {
  await enterPassword(kratos, ann, password);
  const { status } = await submit(kratos, await createFlow(kratos, '?aal=aal2'), { method: 'totp', totp_code: kratos.totpCode(ann) });
  if (status !== 200) throw new Error(`The login ended with status ${status}.`);
}
