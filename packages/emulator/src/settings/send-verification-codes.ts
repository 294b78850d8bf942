import { randomCode } from '../bytes/random.ts';
import type { Identity } from '../identity/identity.ts';
import { sendMail } from '../mails.ts';
import type { ServerState } from '../server-state.ts';

/** When a user saves the settings and verification is enabled, mails codes to the unverified addresses. Source: selfservice/hook/verification.go. */
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
