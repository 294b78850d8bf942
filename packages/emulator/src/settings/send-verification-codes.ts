import { randomCode } from '../bytes/random.ts';
import type { Identity } from '../identity/identity.ts';
import { sendMail } from '../mails.ts';
import type { ServerState } from '../server-state.ts';

/** If verification is enabled, mails a code to each unverified address after a change. Source: selfservice/hook/verification.go. */
export function sendVerificationCodes(server: ServerState, identity: Identity): void {
  if (!server.config['selfservice.flows.verification.enabled']) return;
  identity.verifiable = identity.verifiable.map((address) => {
    if (address.isVerified || address.status === 'sent') return address;
    sendMail(server, {
      to: address.value,
      via: address.via === 'sms' ? 'sms' : 'email',
      code: randomCode(),
      template: 'verification_code_valid',
    });
    return { ...address, status: 'sent' };
  });
}
