import { loginMachine } from '@kratos-login/core';
import { committedTransitions } from '@verification/coverage/committed-transitions';
import { walkMachine } from '@verification/coverage/walk-machine';
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { listTransitions } from 'xstate-paths';
import { mutateChart } from './mutate-chart.ts';

test('the shipped machine has the transitions of the committed chart', () => {
  expect(committedTransitions()).toEqual(listTransitions(loginMachine));
});

// The root handles the answer instead, so no edge is missing. Only the committed list reveals it.
test('a transition that is deleted from the machine makes the coverage fail', { timeout: 60_000 }, () => {
  const deleted = listTransitions(loginMachine).find(({ id }) => id === 'login.password.submitting ▸ reply.csrfMismatch');
  if (deleted === undefined) throw new Error('The machine has that transition.');
  const mutant = [...mutateChart(loginMachine.config)].find(({ where, what }) => where === deleted.id && what === 'removed');
  const copy = createMachine(mutant?.config as never, loginMachine.implementations as never);
  const { complaints } = walkMachine(copy as unknown as typeof loginMachine);
  expect(complaints.map((complaint) => complaint.split('\n'))).toEqual(
    ['short', 'tour'].map((plan) => [
      `${plan}: transitions: 123/124, edges: 293/293`,
      `  not taken: ${deleted.id} → login.password.renewing: the machine does not have this transition`,
    ]),
  );
});
