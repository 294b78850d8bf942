import type { LoginFlow, Message } from '../kratos/login-flow.ts';

/** Keeps only some messages of a flow. */
export const withMessages = (flow: LoginFlow, isKept: (message: Message) => boolean): LoginFlow => ({
  ...flow,
  messages: flow.messages.filter(isKept),
  nodes: flow.nodes.map((node) => ({ ...node, messages: node.messages.filter(isKept) })),
});

/** Whether a message is not an error of the last submission. */
export const isNoError = ({ type }: Message): boolean => type !== 'error';

/** Copies the messages of the previous flow, because a renewal in the background must not change the page. */
export const withMessagesOf = (before: LoginFlow, flow: LoginFlow): LoginFlow => ({
  ...flow,
  messages: before.messages,
  nodes: flow.nodes.map((node) => ({ ...node, messages: before.nodes.find(({ name }) => name === node.name)?.messages ?? [] })),
});
