import type { Factor, FlowNode, LoginFlow } from '../kratos/login-flow.ts';
import { factors, offersFactor } from '../second-factors.ts';
import type { LoginContext, LoginInput } from './login-context.ts';

/** The second factors that a flow accepts, or that it named before it mailed a code. */
export const findFactors = ({ id, nodes }: LoginFlow, { mailedFlowId, mailedFactors = '' }: LoginInput): readonly Factor[] =>
  factors.filter(
    (factor) => (id === mailedFlowId && mailedFactors.split(',').includes(factor)) || nodes.some((node) => offersFactor(factor, node)),
  );

/** The factor whose form is shown. After a code was mailed, the flow shows only the form for that code. */
export function currentFactor({ factor, factors, flow }: Pick<LoginContext, 'factor' | 'factors' | 'flow'>): Factor {
  if (factor !== null && factors.includes(factor)) return factor;
  return flow?.codeWasMailed === true ? 'code' : (factors[0] ?? 'totp');
}

/** Whether a new flow shows the same form. After a separate page for the identifier, a new flow would ask for it again. */
export const renewsToSameForm = ({ refresh, nodes }: LoginFlow): boolean => refresh || !nodes.some(isHiddenIdentifier);

/** The address that the code was mailed to. `null` if the flow does not contain it. */
export const findAddress = ({ codeWasMailed, nodes }: LoginFlow): string | null =>
  (codeWasMailed && nodes.find(isHiddenIdentifier)?.value) || null;

const isHiddenIdentifier = ({ name, type }: FlowNode): boolean => name === 'identifier' && type === 'hidden';

/** The identifier that the first form contains in a hidden field. */
export function findUsername(flow: LoginFlow | null): string | null {
  const node = flow?.aal === 'aal1' ? flow.nodes.find(({ name }) => name === 'identifier') : undefined;
  return (node?.type === 'hidden' && node.value) || null;
}

/** Whether a form has a password field. The form that is shown before Kratos answers has one. */
export const asksForPassword = (flow: LoginFlow | null): boolean => flow === null || flow.nodes.some(({ name }) => name === 'password');
