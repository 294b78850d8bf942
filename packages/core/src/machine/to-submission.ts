import type { Submission } from '../kratos/kratos-client.ts';
import { secondFactors } from '../second-factors.ts';
import { asksForPassword, currentFactor, findUsername } from './factors.ts';
import type { LoginContext, LoginEvent } from './login-context.ts';

/** Selects the fields of the chosen method. Posting every node would press every button. */
export function toSubmission(event: LoginEvent, context: LoginContext): Omit<Submission, 'flow'> {
  const address = context.address === null ? {} : { address: context.address };
  switch (event.type) {
    case 'password.submit': {
      const secret = asksForPassword(context.flow) ? event.secret : null;
      return {
        // Without a field for a password, Kratos asks for the identifier first.
        fields: { method: secret ? 'password' : 'identifier_first', identifier: findUsername(context.flow) ?? event.identifier },
        secret: secret && { name: 'password', value: secret },
      };
    }
    case 'provider.choose':
      return { fields: { method: 'oidc', provider: event.provider }, secret: null };
    case 'code.submit': {
      const method = currentFactor(context);
      const name = secondFactors[method].field;
      // Without the address Kratos forgets where it mailed the code, and a resend would ask for it.
      return { fields: { method, ...(method === 'code' && address) }, secret: { name, value: event.secrets[name] } };
    }
    case 'code.send':
      // If the flow has already mailed a code to another address, only `resend` makes it mail again.
      return { fields: { method: 'code', address: event.address, ...(context.flow?.codeWasMailed && { resend: 'code' }) }, secret: null };
    case 'code.resend':
      return { fields: { method: 'code', resend: 'code', ...address }, secret: null };
    default:
      throw new Error(`"${event.type}" posts nothing`);
  }
}
