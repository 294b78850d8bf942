import { isUnsupported } from '../kratos/flow-methods.ts';
import type { FlowNode, LoginFlow } from '../kratos/login-flow.ts';
import { isAddressButton } from '../second-factors.ts';
import type { Translator } from './create-translator.ts';
import type { Choice } from './login-view.ts';

const toChoice = (id: string, { label }: FlowNode, { translate }: Translator): Choice<string> => ({
  id,
  label: (label && translate(label)) || id,
});

export const findProviders = (flow: LoginFlow | null, texts: Translator): readonly Choice<string>[] =>
  flow?.nodes
    .filter(({ name, group, type }) => name === 'provider' && group === 'oidc' && type === 'submit')
    .map((node) => toChoice(node.value || node.group, node, texts)) ?? [];

export const findAddresses = (flow: LoginFlow | null, texts: Translator): readonly Choice<string>[] =>
  flow?.nodes.filter(isAddressButton).map((node) => toChoice(node.value, node, texts)) ?? [];

/** One choice for each group with a button of an unsupported method. */
export function findUnsupportedMethods(flow: LoginFlow | null, texts: Translator): readonly Choice<string>[] {
  const buttons = flow?.nodes.filter((node) => isUnsupported(flow.aal, node)) ?? [];
  const firsts = buttons.filter(({ group }, index) => buttons.findIndex((other) => other.group === group) === index);
  return firsts.map((node) => toChoice(node.group, node, texts));
}
