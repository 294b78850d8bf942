import type { Aal, FlowNode, LoginFlow } from './login-flow.ts';

// Level, group, name and type of a node, in a line.
const supportedPattern =
  /^aal1 (identifier_first identifier (?!hidden$)|\S* password |oidc provider submit$)|^aal2 (totp totp_code |lookup_secret lookup_secret |code (code |address submit$))/;
const unsupportedPattern =
  /^(?!\S+ (default|password|totp|lookup_secret|identifier_first|oidc|captcha) |aal2 code )\S+ \S+ .*(submit|button)$/;

const toLine = (aal: Aal, { group, name, type }: FlowNode): string => `${aal} ${group} ${name} ${type}`;

/** A button that is not driven here: of `passkey`, `webauthn`, a code instead of a password, or what Kratos learns next. */
export const isUnsupported = (aal: Aal, node: FlowNode): boolean => unsupportedPattern.test(toLine(aal, node));

/** Whether a form has a way to go on, be it one that is driven here or not. Hidden fields and a method's own button lead nowhere alone. */
export const hasUsableMethod = ({ aal, nodes }: LoginFlow): boolean =>
  nodes.some((node) => supportedPattern.test(toLine(aal, node)) || isUnsupported(aal, node));
