import type { Factor, FlowNode, LoginFlow } from '../kratos/login-flow.ts';
import { factors, offersFactor } from '../second-factors.ts';
import type { LoginContext, LoginInput } from './login-context.ts';

/** The second factors that a flow accepts, or that it named before it mailed a code. */
export const findFactors = ({ id, nodes }: LoginFlow, { mailedFlowId, mailedFactors = '' }: LoginInput): readonly Factor[] =>
  factors.filter(
    (factor) => (id === mailedFlowId && mailedFactors.split(',').includes(factor)) || nodes.some((node) => offersFactor(factor, node)),
  );

/** The one whose form is shown: a code on its way comes first, for this flow shows nothing else. */
export function currentFactor({ factor, factors, flow }: Pick<LoginContext, 'factor' | 'factors' | 'flow'>): Factor {
  if (factor !== null && factors.includes(factor)) return factor;
  return flow?.codeWasMailed === true ? 'code' : (factors[0] ?? 'totp');
}

/** Where the identifier was given on a page before, a new flow would ask for it again. */
export const asksForTheName = ({ refresh, nodes }: LoginFlow): boolean => refresh || !nodes.some(isHiddenIdentifier);

/** Where the code was mailed. It is `null` when the flow does not say so. */
export const findAddress = ({ codeWasMailed, nodes }: LoginFlow): string | null =>
  (codeWasMailed && nodes.find(isHiddenIdentifier)?.value) || null;

const isHiddenIdentifier = ({ name, type }: FlowNode): boolean => name === 'identifier' && type === 'hidden';

/** Who is signing in, where the first form says so in a hidden field instead of asking. */
export function findUsername(flow: LoginFlow | null): string | null {
  const node = flow?.aal === 'aal1' ? flow.nodes.find(({ name }) => name === 'identifier') : undefined;
  return (node?.type === 'hidden' && node.value) || null;
}

/** Whether a form has a field for a password. The form before Kratos has answered has one. */
export const asksForPassword = (flow: LoginFlow | null): boolean => flow === null || flow.nodes.some(({ name }) => name === 'password');
