import { factors, withStateDescriptions } from '@kratos-login/core/machine';
import type { StatelyActorEvent, StatelyEventEvent, StatelyInspectionEvent, StatelySnapshotEvent } from '@statelyai/inspect';

/**
 * Copies the public parts of an inspection event and leaves out everything else:
 *
 * - of an event: its type, the kind of its outcome, and the chosen factor
 * - of a snapshot: its status, state and tags, and those parts of the context of a login or a second factor that only the chart decides
 * - of an actor: its name, and the chart if it is the login or the second factor
 *
 * It never copies an identifier, address, form, session, trait, secret, input or output. A new key of the context is left out until it is added
 * here. The function is pure, and calling it twice gives the same result.
 *
 * ```ts
 * import { toSafeInspectionEvent } from '@kratos-login/inspect'
 *
 * const safe = toSafeInspectionEvent({
 *   type: '@xstate.event',
 *   event: { type: 'password.submit', identifier: 'ann@example.com' },
 *   sessionId: 'x:0', rootId: 'x:0', sourceId: undefined, createdAt: '0', id: '', _version: '0.7.2',
 * })
 * console.log(safe) // { …, event: { type: 'password.submit' } }
 * ```
 */
export function toSafeInspectionEvent(inspected: StatelyInspectionEvent): StatelyInspectionEvent {
  const { sessionId, createdAt, id, _version } = inspected;
  const envelope = { sessionId, createdAt, id, _version };
  switch (inspected.type) {
    case '@xstate.event':
      return {
        ...envelope,
        type: inspected.type,
        rootId: inspected.rootId,
        sourceId: inspected.sourceId,
        event: toSafeEvent(inspected.event),
      } satisfies StatelyEventEvent;
    case '@xstate.snapshot': {
      const snapshot = toSafeSnapshot(inspected.snapshot) as StatelySnapshotEvent['snapshot']; // XState's own type wants an output
      return { ...envelope, type: inspected.type, rootId: inspected.rootId, event: toSafeEvent(inspected.event), snapshot };
    }
    case '@xstate.actor': {
      const { name, rootId, parentId, definition } = inspected;
      return {
        ...envelope,
        type: inspected.type,
        name,
        rootId,
        parentId,
        definition: toSafeDefinition(name, definition),
        snapshot: toSafeSnapshot(inspected.snapshot),
      } satisfies StatelyActorEvent;
    }
  }
}

type Fields = Readonly<Record<string, unknown>>;

const toFields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

function toSafeEvent(event: unknown) {
  const { type, outcome, output, factor } = toFields(event);
  const { kind } = toFields(outcome ?? output); // a call's answer comes as its output, and is raised as an outcome
  return {
    type: String(type),
    ...(typeof kind === 'string' && { outcome: { kind } }),
    ...(factors.some((each) => each === factor) && { factor }),
  };
}

/** A promise has no state, no tags and no context. */
function toSafeSnapshot(snapshot: unknown) {
  const { status, value, tags, context } = toFields(snapshot);
  const isIterable = typeof tags === 'object' && tags !== null && Symbol.iterator in tags;
  return {
    ...(isStatus(status) && { status }),
    ...(value !== undefined && { value }),
    ...(isIterable && { tags: [...(tags as Iterable<unknown>)] }),
    ...(isOfLogin(context) && { context: toSafeContext(context) }),
    ...(isOfSecondFactor(context) && { context: toSafeSecondFactorContext(context) }),
  };
}

const isStatus = (status: unknown): status is 'active' | 'done' | 'error' | 'stopped' =>
  typeof status === 'string' && ['active', 'done', 'error', 'stopped'].includes(status);

/** The context of another machine may use the same keys for private data. */
const isOfLogin = (context: unknown): boolean => {
  const { restarts, firstFactorPassed } = toFields(context);
  return typeof toFields(restarts)['csrf'] === 'number' && typeof firstFactorPassed === 'boolean';
};

function toSafeContext(context: unknown): Fields {
  const { factor, factors: offered, restarts, notice, wait, halfSession, firstFactorPassed, failure } = toFields(context);
  const { total, csrf } = toFields(restarts);
  const { reason, requestState, retryable } = toFields(failure);
  return {
    factor,
    factors: offered,
    restarts: { total, csrf },
    notice,
    wait,
    halfSession,
    firstFactorPassed,
    failure: failure === null ? null : { reason, requestState, retryable },
  };
}

const isOfSecondFactor = (context: unknown): boolean => {
  const { restarts, hadCodes } = toFields(context);
  return typeof toFields(restarts)['csrf'] === 'number' && typeof hadCodes === 'boolean';
};

function toSafeSecondFactorContext(context: unknown): Fields {
  const { change, hadCodes, question, confirmation, restarts, notice, wait, failure, flow } = toFields(context);
  const { total, csrf } = toFields(restarts);
  const { reason, requestState, retryable } = toFields(failure);
  const { totp, backupCodes } = toFields(flow);
  return {
    change,
    hadCodes,
    question,
    confirmation,
    restarts: { total, csrf },
    notice,
    wait,
    flow: flow === null ? null : { totp, backupCodes },
    failure: failure === null ? null : { reason, requestState, retryable },
  };
}

/** The charts of the login and of the second factor contain names only. The definition of another machine may contain any data of the host. */
function toSafeDefinition(name: string, definition: string | undefined): string {
  const chart = toFields(JSON.parse(definition ?? '{}'));
  return (chart['id'] === 'login' || chart['id'] === 'second-factor') && 'states' in chart
    ? JSON.stringify({ ...withStateDescriptions(chart), context: undefined })
    : JSON.stringify({ id: name });
}
