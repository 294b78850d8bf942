import type { Factor, LoginFlow } from '../kratos/login-flow.ts';
import type { LoginContext, LoginInput } from './login-context.ts';

/** In the order in which one is taken when nobody chose: what is at hand first, what can be used up last. */
const preference: readonly Factor[] = ['totp', 'code', 'lookup_secret'];

/** The name of the field that its code is posted as. */
export const codeField = (factor: Factor): Exclude<Factor, 'totp'> | 'totp_code' => (factor === 'totp' ? 'totp_code' : factor);

/** The second factors that a flow accepts: a field for the code, a choice of where to mail one, or the factors it named before it mailed a code. */
export const findFactors = ({ id, nodes }: LoginFlow, { mailedFlowId, mailedFactors = '' }: LoginInput): readonly Factor[] =>
  preference.filter(
    (factor) =>
      (id === mailedFlowId && mailedFactors.split(',').includes(factor)) ||
      nodes.some(({ group, name, type }) => group === factor && (name === codeField(factor) || (name === 'address' && type === 'submit'))),
  );

/** The one whose form is shown: a code on its way comes first, for this flow shows nothing else. */
export function currentFactor({ factor, factors, flow }: Pick<LoginContext, 'factor' | 'factors' | 'flow'>): Factor {
  if (factor !== null && factors.includes(factor)) return factor;
  return flow?.codeWasMailed === true ? 'code' : (factors[0] ?? 'totp');
}

/** Not where the name was given on a page before: a new flow would ask for it again. */
export const asksForTheName = ({ refresh, nodes }: LoginFlow): boolean =>
  refresh || !nodes.some(({ name, type }) => name === 'identifier' && type === 'hidden');

/** Where the code was mailed, as the flow has it; `null` when it does not say (any more). */
export const findAddress = ({ codeWasMailed, nodes }: LoginFlow): string | null =>
  (codeWasMailed && nodes.find(({ name, type }) => name === 'identifier' && type === 'hidden')?.value) || null;
