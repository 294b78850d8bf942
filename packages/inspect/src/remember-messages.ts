import type { StatelyInspectionEvent } from '@statelyai/inspect';

/** The messages for a viewer that connects late, or again. */
export interface MessageMemory {
  /** Remembers a message, without its private data. */
  remember(message: StatelyInspectionEvent): void;
  /** Returns the actors with their charts and present states, and the newest messages. */
  recall(): readonly StatelyInspectionEvent[];
}

/**
 * Remembers the newest messages, and of each actor its first message and its present state: an inspector that remembers the newest messages only would
 * forget the chart of a long login.
 */
export function rememberMessages(limit = 200): MessageMemory {
  const recent: StatelyInspectionEvent[] = [];
  const actors = new Map<string, StatelyInspectionEvent>();
  const states = new Map<string, StatelyInspectionEvent>();
  return {
    remember(message) {
      recent.push(message);
      if (message.type === '@xstate.actor') actors.set(message.sessionId, message);
      if (message.type === '@xstate.snapshot') states.set(message.sessionId, message);
      if (recent.length > limit) recent.shift();
      if (actors.size > limit) forget(actors, states);
    },
    recall: () => [...[...actors.values(), ...states.values()].filter((message) => !recent.includes(message)), ...recent],
  };
}

/** A call is an actor, too, so a page that stays open has many. Those that have ended are forgotten first. */
function forget(actors: Map<string, unknown>, states: Map<string, StatelyInspectionEvent>): void {
  const isOver = (id: string): boolean => {
    const state = states.get(id);
    return state?.type === '@xstate.snapshot' && state.snapshot.status !== 'active';
  };
  const [first] = actors.keys();
  const id = [...actors.keys()].find(isOver) ?? first;
  if (id === undefined) return;
  actors.delete(id);
  states.delete(id);
}
