import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../csrf.ts';
import { disabledMethod } from '../errors.ts';
import { readField } from '../http/decode-body.ts';
import type { Change, ChangeVerdict, SettingsMethod } from './settings-method.ts';

/** What every change has to pass before its content counts: the method, the CSRF token, the age of the session. `null` when it passes. */
export function checkChange({ world, call, signedIn, form }: Change, method: SettingsMethod): ChangeVerdict | null {
  if (!method.isEnabled(world.config)) return disabledMethod();
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return csrfViolation(world, call);
  const age = world.clock.read() - signedIn.session.authenticatedAt;
  return age > world.config['selfservice.flows.settings.privileged_session_max_age'] ? { kind: 'too old' } : null;
}
