import type { Emulator } from '@kratos-login/emulator';
import { ann, bob, type Person, password, toSecondsLeft } from './people.ts';

/** Lists the users of the demos with their current codes. */
export async function listPeople(emulator: Emulator): Promise<readonly Person[]> {
  const secondsLeft = toSecondsLeft(emulator.clock.now());
  return [
    { email: ann, password, code: await emulator.totpCode(ann), secondsLeft },
    { email: bob, password, code: emulator.identities.find(bob)?.totpSecret ? emulator.totpCode(bob) : null, secondsLeft },
  ];
}
