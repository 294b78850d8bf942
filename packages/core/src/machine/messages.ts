import type { LoginFlow, Message } from '../kratos/login-flow.ts';

/** What was wrong with the last submission is not true of the next. */
export const withoutErrors = (flow: LoginFlow): LoginFlow => ({
  ...flow,
  messages: flow.messages.filter(isNoError),
  nodes: flow.nodes.map((node) => ({ ...node, messages: node.messages.filter(isNoError) })),
});

const isNoError = ({ type }: Message): boolean => type !== 'error';

/** A new flow that looks as the one before: nobody asked for it, so nothing new is said, and nothing taken back. */
export const withMessagesOf = (before: LoginFlow, flow: LoginFlow): LoginFlow => ({
  ...flow,
  messages: before.messages,
  nodes: flow.nodes.map((node) => ({ ...node, messages: before.nodes.find(({ name }) => name === node.name)?.messages ?? [] })),
});
