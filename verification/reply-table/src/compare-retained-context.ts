import type { LoginContext } from '@kratos-login/core/machine';
import type { Outcome } from '@kratos-login/core/read-outcome';
import type { RetainedContext } from './retained-context.ts';

/** Returns the differences between the expected and the actual context. */
export function compareRetainedContext(
  expected: RetainedContext,
  before: LoginContext,
  after: LoginContext,
  outcome: Outcome,
): readonly string[] {
  const form = 'flow' in outcome ? outcome.flow : null;
  const flow = expected.form === 'new' ? form : expected.form === 'cleared' ? null : before.flow;
  // A background renewal keeps the messages of the previous form.
  const isNew = expected.form === 'new' && after.flow?.id === form?.id && before.flow?.id !== form?.id;
  const kept = expected.form === 'refetched' && before.flow?.codeWasMailed ? before.flow.id : before.flowId;
  const flowId = expected.form === undefined || expected.form === 'refetched' ? kept : null;
  const identifier = expected.identifier === 'cleared' ? null : before.identifier;
  const hasHalfSession = expected.hasHalfSession ?? before.halfSession !== 'none';
  const isPassed = expected.firstFactorPassed ?? before.firstFactorPassed;
  return [
    (after.flow === flow || isNew) && after.flowId === flowId ? [] : [`current form: ${after.flow?.id ?? after.flowId ?? 'none'}`],
    after.identifier === identifier ? [] : [`identifier: ${after.identifier ?? 'cleared'}`],
    (after.halfSession !== 'none') === hasHalfSession ? [] : [`half session: ${after.halfSession}`],
    after.firstFactorPassed === isPassed ? [] : [`first factor passed: ${after.firstFactorPassed}`],
  ].flat();
}
