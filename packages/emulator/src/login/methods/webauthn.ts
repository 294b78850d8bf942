import type { Config } from '../../config/config.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { noWebauthnDevice, noWebauthnKey, propertyMissing, signInWithHardwareKey } from '../../ui/message.ts';
import { input, submit, upsert, withCsrf } from '../../ui/node.ts';
import { declined, type LoginMethod, type Making, type Submission, type Verdict, wrong, wrongAt } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

/**
 * Hardware keys. Nobody here has one, so as a second factor they are never offered, as in Kratos.
 * Source: selfservice/strategy/webauthn/login.go.
 */
export const webauthn: LoginMethod = {
  id: 'webauthn',
  isEnabled: (config) => config['selfservice.methods.webauthn.enabled'],
  addToFirstFactor(making) {
    const { world, flow } = making;
    if (!isPasswordless(world.config)) return;
    const identifier = input(
      'default',
      { name: 'identifier', type: 'text', value: '', required: true, autocomplete: 'username webauthn' },
      toIdentifierLabel(world, flow.schemaId),
    );
    flow.nodes = upsert(flow.nodes, identifier);
    addButton(making);
  },
  addToCredentials(making) {
    const { config } = making.world;
    if (isPasswordless(config) && config['security.account_enumeration.mitigate']) addButton(making);
    return false;
  },
  submit: submitWebauthn,
};

const isPasswordless = (config: Config): boolean => config['selfservice.methods.webauthn.config.passwordless'];

function addButton({ flow, token }: Making): void {
  flow.nodes = [...withCsrf(flow.nodes, token), submit('webauthn', 'method', 'webauthn', signInWithHardwareKey())];
}

function submitWebauthn({ world, call, flow, form, formProblems }: Submission): Verdict {
  const isMeant = readField(form, 'method') === 'webauthn' || readField(form, 'webauthn_login') !== '';
  // Kratos reads the fields before it checks the method.
  if (!isMeant && Object.keys(formProblems).length === 0) return declined;
  flow.nodes = refillCsrf(world, call, flow.nodes);
  if (isMeant && readField(form, 'identifier') === '') return wrongAt({ ...formProblems, identifier: propertyMissing('identifier') });
  if (Object.keys(formProblems).length > 0) return wrongAt(formProblems);
  if (!webauthn.isEnabled(world.config)) return disabledMethod();
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return csrfViolation(world, call);
  const isFirstFactor = isPasswordless(world.config) || (flow.refresh && flow.requestedAal === 'aal1');
  if (flow.requestedAal !== (isFirstFactor ? 'aal1' : 'aal2')) return declined;
  return wrong(isFirstFactor ? noWebauthnKey() : noWebauthnDevice());
}
