import type { Aal, FlowNode, LoginFlow } from './login-flow.ts';

// The patterns match a line with the level, group, name and type of a node.
const supportedPattern =
  /^aal1 (identifier_first identifier (?!hidden$)|\S* password |oidc provider submit$)|^aal2 (totp totp_code |lookup_secret lookup_secret |code (code |address submit$))/;
const unsupportedPattern =
  /^(?!\S+ (default|password|totp|lookup_secret|identifier_first|oidc|captcha) |aal2 code )\S+ \S+ .*(submit|button)$/;

const toLine = (aal: Aal, { group, name, type }: FlowNode): string => `${aal} ${group} ${name} ${type}`;

/** Whether a node is a button of a method that this library does not support, such as `passkey`, `webauthn` or a code instead of a password. */
export const isUnsupported = (aal: Aal, node: FlowNode): boolean => unsupportedPattern.test(toLine(aal, node));

/** Whether a form has a method to continue with, supported or not. Hidden fields and the submit button of a method do not count alone. */
export const hasUsableMethod = ({ aal, nodes }: LoginFlow): boolean =>
  nodes.some((node) => supportedPattern.test(toLine(aal, node)) || isUnsupported(aal, node));
