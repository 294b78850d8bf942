import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { noWebauthnKey } from '../../ui/message.ts';
import { declined, type LoginMethod, wrong } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

/**
 * Hardware keys. Nobody here has one, so as a second factor they are never offered, as in Kratos.
 * Source: selfservice/strategy/webauthn/login.go.
 */
export const webauthn: LoginMethod = {
  id: 'webauthn',
  isEnabled: (config) => config['selfservice.methods.webauthn.enabled'],
  submit({ world, call, flow, form }) {
    if (readField(form, 'method') !== 'webauthn' && readField(form, 'webauthn_login') === '') return declined;
    if (!webauthn.isEnabled(world.config)) return disabledMethod();
    flow.nodes = refillCsrf(world, call, flow.nodes);
    if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return csrfViolation(world, call);
    return wrong(noWebauthnKey());
  },
};
