import type { SettingsOutcome, secondFactorMachine } from '@kratos-login/core/second-factor';
import { initialConfiguration, type Path, type PathStep, type Step, takeStep } from 'xstate-paths';
import { aSettingsFlow } from './settings-outcomes.ts';

type Totp = Parameters<typeof aSettingsFlow>[0];
type Codes = Parameters<typeof aSettingsFlow>[1];

const send = (type: string): Step => ({ kind: 'send', label: type, event: { type } });

function settle(call: 'openSettings' | 'submitSettings', kind: 'settings' | 'saved' | 'rejected', totp: Totp, codes: Codes): Step {
  const output: SettingsOutcome = { kind, flow: aSettingsFlow(totp, codes) };
  const label = `${call}: ${kind} (app ${totp}, codes ${codes})`;
  return { kind: 'settle', label, call: { id: call, src: call }, answer: { label, output } };
}

/** Every change once, each of which takes the same transitions: the shortest paths have only some of them. */
const steps: readonly Step[] = [
  settle('openSettings', 'settings', 'unpaired', 'none'),
  send('app.setUp'),
  send('code.submit'),
  settle('submitSettings', 'rejected', 'unpaired', 'none'),
  send('code.submit'),
  settle('submitSettings', 'saved', 'paired', 'none'),
  settle('submitSettings', 'settings', 'paired', 'new'), // codes follow
  send('leave'),
  send('question.dismiss'),
  send('codes.confirm'),
  settle('submitSettings', 'saved', 'paired', 'saved'),
  send('codes.reveal'),
  settle('submitSettings', 'settings', 'paired', 'shown'),
  send('codes.generate'),
  settle('submitSettings', 'settings', 'paired', 'new'),
  send('leave'),
  send('question.confirm'),
  send('codes.remove'),
  send('question.confirm'),
  settle('submitSettings', 'saved', 'paired', 'none'),
  send('app.remove'),
  send('question.confirm'),
  settle('submitSettings', 'saved', 'unpaired', 'none'),
];

/** Returns the path of a user who sets up an app and backup codes, with a wrong code first, and removes both. */
export function createWholeWay(machine: typeof secondFactorMachine): Path {
  let { configuration } = initialConfiguration(machine, {});
  const taken = steps.map((step): PathStep => {
    const moved = takeStep(machine, configuration, step);
    if (moved === null) throw new Error(`"${step.label}" cannot happen on the whole way.`);
    ({ configuration } = moved);
    return { step, expected: configuration.snapshot };
  });
  return { name: 'page load › app and backup codes are set up and removed', start: { label: 'page load', input: {} }, steps: taken };
}
