import { randomUuid } from './bytes/random.ts';
import type { ServerState } from './server-state.ts';
import { appendBounded } from './store.ts';

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
export function sendMail(server: ServerState, mail: Pick<Mail, 'to' | 'via' | 'code' | 'template'>): void {
  appendBounded(server.mails, { id: randomUuid(), ...mail, at: server.clock.now() });
}
