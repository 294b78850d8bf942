import type { LoginContext, Outcome } from '@kratos-login/core';
import type { RetainedContext } from './retained-context.ts';

/** Where a login remembers something else than it should. */
export function compareRetainedContext(
  expected: RetainedContext,
  before: LoginContext,
  after: LoginContext,
  outcome: Outcome,
): readonly string[] {
  const form = 'flow' in outcome ? outcome.flow : null;
  const flow = expected.form === 'new' ? form : expected.form === 'forgotten' ? null : before.flow;
  // A form that is renewed quietly keeps what was said on the one before it.
  const isNew = expected.form === 'new' && after.flow?.id === form?.id && before.flow?.id !== form?.id;
  const kept = expected.form === 'again' && before.flow?.codeWasMailed ? before.flow.id : before.flowId;
  const flowId = expected.form === undefined || expected.form === 'again' ? kept : null;
  const identifier = expected.who === 'forgotten' ? null : before.identifier;
  const isHalf = expected.isHalfSignedIn ?? before.halfSession !== 'none';
  const isTaken = expected.firstFactorPassed ?? before.firstFactorPassed;
  return [
    (after.flow === flow || isNew) && after.flowId === flowId ? [] : [`the form in hand: ${after.flow?.id ?? after.flowId ?? 'none'}`],
    after.identifier === identifier ? [] : [`who is signing in: ${after.identifier ?? 'forgotten'}`],
    (after.halfSession !== 'none') === isHalf ? [] : [`half a session: ${after.halfSession}`],
    after.firstFactorPassed === isTaken ? [] : [`the first factor was taken: ${after.firstFactorPassed}`],
  ].flat();
}
