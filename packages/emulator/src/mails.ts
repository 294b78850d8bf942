import { randomUuid } from './bytes/random.ts';
import { appendBounded } from './store.ts';
import type { World } from './world.ts';

/** A message that Kratos would have sent. */
export interface Mail {
  readonly id: string;
  /** The address. */
  readonly to: string;
  readonly via: 'email' | 'sms';
  /** The six digits in it. */
  readonly code: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** Kratos's name for it. */
  readonly template: 'login_code_valid' | 'verification_code_valid';
}

/** Sends a message, that is, keeps it. */
export function sendMail(world: World, mail: Pick<Mail, 'to' | 'via' | 'code' | 'template'>): void {
  appendBounded(world.mails, { id: randomUuid(), ...mail, at: world.clock.now() });
}
