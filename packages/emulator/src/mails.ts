import { randomUuid } from './bytes/random.ts';
import type { ServerState } from './server-state.ts';
import { appendBounded } from './store.ts';

/** A message that Kratos would have sent by email or SMS. */
export interface Mail {
  /** The id of the message, a UUID. */
  readonly id: string;
  /** The email address or phone number. */
  readonly to: string;
  /** The channel. */
  readonly via: 'email' | 'sms';
  /** The code in the message: six digits. */
  readonly code: string;
  /** The time in milliseconds since 1970. */
  readonly at: number;
  /** The type of the message, as Kratos names its template. */
  readonly template: 'login_code_valid' | 'verification_code_valid';
}

/** Stores a message instead of sending it. */
export function sendMail(server: ServerState, mail: Pick<Mail, 'to' | 'via' | 'code' | 'template'>): void {
  appendBounded(server.mails, { id: randomUuid(), ...mail, at: server.clock.now() });
}
