import type { UiMessage } from './message.ts';
import type { UiNode } from './node.ts';

/** Serializes the `ui` of a flow. It lacks `messages` if there are none. */
export const toUiJson = (
  action: string,
  { nodes, messages }: { readonly nodes: readonly UiNode[]; readonly messages: readonly UiMessage[] },
): Readonly<Record<string, unknown>> => ({
  action,
  method: 'POST',
  nodes,
  ...(messages.length > 0 && { messages }),
});
