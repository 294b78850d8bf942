import type { SecondFactorContext, SettingsFlow } from '@kratos-login/core/second-factor';
import { secondFactorAlphabet } from '@kratos-login/testing';
import { type AnyStateMachine, createEmptyActor } from 'xstate';
import { type Configuration, takeStep } from 'xstate-paths';
import { toPath } from './check-settings-table.ts';
import { settingsVerbs, type VerbRow, verbPreconditions } from './settings-verbs.ts';

/** Compares what a chart does with each event of the user with the table, in each configuration. Returns the differences. */
export function checkSettingsVerbs(machine: AnyStateMachine, configurations: readonly Configuration[]): readonly string[] {
  const findings = new Set<string>();
  const tried = new Set<VerbRow>();
  for (const configuration of configurations) {
    const state = toState(configuration.snapshot.value);
    const before = configuration.snapshot.context as SecondFactorContext;
    for (const { event: sent } of secondFactorAlphabet.events(configuration.snapshot as never)) {
      const event = sent.type;
      const row = settingsVerbs.find(
        (each) =>
          each.event === event && each.at.some((at) => at === state) && (each.when === undefined || verbPreconditions[each.when](before)),
      );
      if (row !== undefined) tried.add(row);
      const snapshot = Object.assign(machine.resolveState({ value: configuration.snapshot.value, context: before }), {
        children: Object.fromEntries([...configuration.calls.keys()].map((id) => [id, createEmptyActor()])),
      });
      const from = { snapshot, calls: new Map(), timers: new Map() };
      const moved = takeStep(machine, from, { kind: 'send', label: event, event: sent });
      const isIgnored = moved === null || moved.taken.length === 0;
      if (row === undefined) {
        if (!isIgnored) findings.add(`${event} × ${state}: not in the table`);
        continue;
      }
      const after = moved?.configuration.snapshot;
      const differences = isIgnored || after === undefined ? ['ignored'] : compare(row, state, before, toState(after.value), after.context);
      for (const difference of differences)
        findings.add(`${event}${row.when === undefined ? '' : ` (${row.when})`} × ${state}: ${difference}`);
    }
  }
  for (const row of settingsVerbs) if (!tried.has(row)) findings.add(`${row.event} (${row.when ?? ''}) × ${row.at.join()}: never tried`);
  return [...findings];
}

function compare(row: VerbRow, from: string, before: SecondFactorContext, to: string, after: SecondFactorContext): readonly string[] {
  const is = (what: string, expected: unknown, came: unknown): readonly string[] =>
    JSON.stringify(expected) === JSON.stringify(came) ? [] : [`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(came)}`];
  const forgets = row.forgets === true;
  return [
    ...is('state', row.next === 'stays' ? from : row.next, to),
    ...is('change', row.change === undefined ? before.change : row.change, after.change),
    ...is('question', row.question === undefined ? (forgets ? null : before.question) : row.question, after.question),
    ...is('notice', row.notice === undefined ? (forgets ? null : before.notice) : row.notice, after.notice),
    ...is('restarts', forgets ? { total: 0, csrf: 0 } : before.restarts, after.restarts),
    ...is('flow', toFlow(row, before), after.flow && [after.flow.totp, after.flow.backupCodes, after.flow.messages.length]),
    ...is(
      'failure',
      to === 'error' ? (row.event === 'cancel' ? ['cancelled', from] : [before.failure?.reason, before.failure?.requestState]) : null,
      after.failure && [after.failure.reason, after.failure.requestState],
    ),
    ...is('progress', row.next === 'stays' ? before.wait : 'short', after.wait),
    ...is('user', row.event === 'restart' ? null : before.identityId, after.identityId),
    ...is('flow id', row.flow === 'forgotten' ? null : before.flowId, after.flowId),
    ...is('reason of the login inside', row.event === 'signIn' ? 'sign-in' : before.confirmation, after.confirmation),
    ...is('result', to === 'done' ? 'set-up' : undefined, after.result?.how),
  ];
}

function toFlow({ flow: becomes, forgets }: VerbRow, { flow, hadCodes }: SecondFactorContext): unknown {
  if (flow === null || becomes === 'forgotten') return null;
  const hides = becomes === 'hidden' && (flow.backupCodes === 'new' || flow.backupCodes === 'shown');
  const codes: SettingsFlow['backupCodes'] = hides ? (flow.backupCodes === 'shown' || hadCodes ? 'saved' : 'none') : flow.backupCodes;
  return [flow.totp, codes, forgets ? 0 : flow.messages.length];
}

const toState = (value: unknown): string => toPath(value).replace(/^error\..*/, 'error');
