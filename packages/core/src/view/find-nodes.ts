import type { FlowNode, LoginFlow } from '../kratos/login-flow.ts';
import { isOther } from '../kratos/ways-on.ts';
import type { Way } from './login-view.ts';
import type { Sayings } from './words.ts';

const toWay = (id: string, { label }: FlowNode, { say }: Sayings): Way<string> => ({ id, label: (label && say(label)) || id });

export const findProviders = (flow: LoginFlow | null, words: Sayings): readonly Way<string>[] =>
  flow?.nodes
    .filter(({ name, group, type }) => name === 'provider' && group === 'oidc' && type === 'submit')
    .map((node) => toWay(node.value || node.group, node, words)) ?? [];

export const findAddresses = (flow: LoginFlow | null, words: Sayings): readonly Way<string>[] =>
  flow?.nodes.filter(({ name, type }) => name === 'address' && type === 'submit').map((node) => toWay(node.value, node, words)) ?? [];

/** One way for each group with a button that is not driven here. */
export function findOthers(flow: LoginFlow | null, words: Sayings): readonly Way<string>[] {
  const buttons = flow?.nodes.filter((node) => isOther(flow.aal, node)) ?? [];
  const firsts = buttons.filter(({ group }, index) => buttons.findIndex((other) => other.group === group) === index);
  return firsts.map((node) => toWay(node.group, node, words));
}
