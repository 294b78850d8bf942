import type { EmulatedBrowser, Emulator } from '@kratos-login/emulator';
import { toSecondsLeft } from 'demo-kit/people';
import { people } from './emulated-kratos.ts';
import type { StudioPerson } from './studio.ts';

/** Lists the users of the emulated Kratos with their current codes. `signedIn` is the address of the one with a session in this browser. */
export function listStudioPeople(emulator: Emulator, browser: EmulatedBrowser, signedIn: string | null): readonly StudioPerson[] {
  const secondsLeft = toSecondsLeft(emulator.clock.now());
  const hasCookie = [...browser.cookies.keys()].some((name) => name.includes('session'));
  return people.map(({ name, email }) => {
    const identity = emulator.identities.find(email);
    const hasTotp = (identity?.totpSecret ?? null) !== null;
    return {
      email,
      name,
      hasTotp,
      code: hasTotp ? emulator.totpCode(email) : null,
      secondsLeft,
      isDisabled: identity?.state === 'inactive',
      hasSession: hasCookie && signedIn === email,
    };
  });
}
