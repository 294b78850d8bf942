import type { Emulator } from '@kratos-login/emulator';
import { ann, bob, type Person, password } from './people.ts';

/** Lists the users of the demos with their current codes. */
export async function listPeople(emulator: Emulator): Promise<readonly Person[]> {
  const secondsLeft = 30 - (Math.floor(emulator.clock.now() / 1000) % 30);
  return [
    { email: ann, password, code: await emulator.totpCode(ann), secondsLeft },
    { email: bob, password, code: emulator.identities.find(bob)?.totpSecret ? emulator.totpCode(bob) : null, secondsLeft },
  ];
}
