import type { LoginInput } from '../machine/login-context.ts';
import type { SecondFactorContext } from './second-factor-context.ts';

/** The input of the login inside: what Kratos asks for, and how the browser comes back from a provider. */
export function toLoginInput({ confirmation, input: { kratosUrl, returnTo, expectedOrigins } }: SecondFactorContext): LoginInput {
  return {
    kratosUrl,
    returnTo,
    expectedOrigins,
    ...(confirmation === 'refresh' && { refresh: true }),
    ...(confirmation === 'aal2' && { aal: 'aal2' }),
  };
}
