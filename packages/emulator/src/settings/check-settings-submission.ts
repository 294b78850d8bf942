import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../csrf.ts';
import { disabledMethod } from '../errors.ts';
import { readField } from '../http/decode-body.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from './settings-method.ts';

/** Checks the method, the CSRF token and the age of the session. Returns `null` if the submission passes. */
export function checkSettingsSubmission(
  { server, call, signedIn, form }: SettingsSubmission,
  method: SettingsMethod,
): SettingsResult | null {
  if (!method.isEnabled(server.config)) return disabledMethod();
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return csrfViolation(server, call);
  const age = server.clock.read() - signedIn.session.authenticatedAt;
  return age > server.config['selfservice.flows.settings.privileged_session_max_age'] ? { kind: 'refreshRequired' } : null;
}
