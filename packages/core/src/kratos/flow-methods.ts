import { factors, offersFactor } from '../second-factors.ts';
import type { Aal, FlowNode, LoginFlow } from './login-flow.ts';

// Group, name and type of a node, in a line.
const firstFactorPattern = /^(identifier_first identifier (?!hidden$)|\S* password |oidc provider submit$)/;
const firstGroupPattern = /^(default|password|identifier_first|oidc|captcha)$/;

/** A button of an unsupported method: `passkey`, `webauthn`, a code instead of a password, or what Kratos adds next. */
export const isUnsupported = (aal: Aal, { group, type }: FlowNode): boolean =>
  /(submit|button)$/.test(type) && !firstGroupPattern.test(group) && !(aal === 'aal2' && factors.some((factor) => factor === group));

/** Whether a form offers any method, supported or not. Hidden fields and a method's own button alone lead nowhere. */
export const hasUsableMethod = ({ aal, nodes }: LoginFlow): boolean =>
  nodes.some(
    (node) =>
      isUnsupported(aal, node) ||
      (aal === 'aal1'
        ? firstFactorPattern.test(`${node.group} ${node.name} ${node.type}`)
        : factors.some((factor) => offersFactor(factor, node))),
  );
