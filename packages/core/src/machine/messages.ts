import type { LoginFlow, Message } from '../kratos/login-flow.ts';

/** Removes the errors of the last submission. */
export const withoutErrors = (flow: LoginFlow): LoginFlow => ({
  ...flow,
  messages: flow.messages.filter(isNoError),
  nodes: flow.nodes.map((node) => ({ ...node, messages: node.messages.filter(isNoError) })),
});

const isNoError = ({ type }: Message): boolean => type !== 'error';

/** Copies the messages of the previous flow, because a renewal in the background must not change the page. */
export const withMessagesOf = (before: LoginFlow, flow: LoginFlow): LoginFlow => ({
  ...flow,
  messages: before.messages,
  nodes: flow.nodes.map((node) => ({ ...node, messages: before.nodes.find(({ name }) => name === node.name)?.messages ?? [] })),
});
