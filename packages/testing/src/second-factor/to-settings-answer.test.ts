import { type KratosReply, readReply } from '@kratos-login/core/read-outcome';
import { readSettingsOutcome, type SettingsCall } from '@kratos-login/core/second-factor';
import { expect, test } from 'vitest';
import { toScriptedSettings } from './scripted-settings.ts';
import { allFlows, endOutcomes, restartOutcomes } from './settings-outcomes.ts';
import { toSettingsAnswer } from './to-settings-answer.ts';

const options = {
  kratosUrl: 'https://auth.example.com',
  csrfToken: 'a-csrf-token',
  logoutToken: 'a-logout-token',
  sessionToken: 'a-session-token',
  echo: '',
  variant: 0,
  now: Date.now(),
};

async function toReply(...[call, outcome]: [SettingsCall, Parameters<typeof toSettingsAnswer>[1]]): Promise<KratosReply> {
  const answer = toSettingsAnswer(call, outcome, options);
  if (answer === 'never') return 'timedOut';
  if ('broken' in answer) return 'unreachable';
  return readReply(new Response(answer.body, answer));
}

const flows = allFlows.map(toScripted);
const withFlow = flows.flatMap((flow) => (['settings', 'saved', 'rejected'] as const).map((kind) => ({ kind, flow })));

test.each(
  [...withFlow, ...restartOutcomes, ...endOutcomes]
    .filter(({ kind }) => kind !== 'unexpected' && kind !== 'refused') // these have other details
    .map((outcome) => [JSON.stringify(outcome), outcome] as const),
)('the answer to a submission leads to its outcome: %s', async (_, outcome) => {
  const read = toScriptedSettings(readSettingsOutcome('submit', await toReply('submit', outcome as never)));
  expect(read).toEqual(outcome.kind === 'flowGone' ? { ...outcome, replacement: 'another' } : outcome);
});

test('the answer to an opened form leads to its outcome', async () => {
  for (const flow of flows)
    for (const call of ['create', 'get'] as const)
      expect(toScriptedSettings(readSettingsOutcome(call, await toReply(call, { kind: 'settings', flow })))).toEqual({
        kind: 'settings',
        flow: { ...flow, lifetime: expect.any(Number) }, // what is left of it, if it was fetched
      });
  expect(readSettingsOutcome('create', await toReply('create', { kind: 'noSession' }))).toEqual({ kind: 'noSession' });
});

/** The canaries of the alphabet are no secrets of Kratos's form, so they get others. */
function toScripted(flow: (typeof allFlows)[number]) {
  const isShown = flow.backupCodes === 'new' || flow.backupCodes === 'shown';
  const unpaired = flow.totp === 'unpaired';
  return {
    ...flow,
    secrets: {
      qr: unpaired ? 'data:image/png;base64,iVBORw0KGgo=' : null,
      key: unpaired ? 'JBSWY3DPEHPK3PXP' : null,
      codes: isShown
        ? [
            { code: 'aaaa1111', isUsed: false },
            { code: '', isUsed: true },
          ]
        : [],
    },
  };
}
