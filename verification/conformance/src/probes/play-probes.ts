import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '@kratos-login/emulator';
import { type ProbeGroup, type ProbeTarget, sendProbe } from './probe.ts';

/** The summaries of the replies, by the name of the probe. */
export type ProbeAnswers = Readonly<Record<string, JsonObject>>;

const file = fileURLToPath(new URL('../../recordings/v26.2.0-probes.json', import.meta.url));

/** Sends all probes of a group. */
export async function playProbes(target: ProbeTarget, group: ProbeGroup): Promise<ProbeAnswers> {
  const answers: Record<string, JsonObject> = {};
  for (const probe of group.probes) {
    const name = `${probe.by}: ${probe.title}`;
    if (name in answers) throw new Error(`Two probes have the name ${JSON.stringify(name)}.`);
    answers[name] = await sendProbe(target, group, probe);
  }
  return answers;
}

/** Lists the probes whose reply differs from the recording, with both replies. */
export function findProbeDifferences(recorded: ProbeAnswers, answers: ProbeAnswers): readonly string[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(answers)]);
  return [...names].flatMap((name) => {
    const [before, now] = [recorded, answers].map((each) => JSON.stringify(each[name]) ?? 'undefined');
    return before === now ? [] : [`${name}\n    recorded: ${before}\n    now: ${now}`];
  });
}

/** Reads the recorded replies of the real Kratos, by group. */
export const readProbeAnswers = (): Readonly<Record<string, ProbeAnswers>> => JSON.parse(readFileSync(file, 'utf8'));

/** Writes the replies of the real Kratos, one probe on each line. */
export function writeProbeAnswers(groups: Readonly<Record<string, ProbeAnswers>>): void {
  const toLines = (answers: ProbeAnswers): string =>
    Object.entries(answers)
      .map(([name, answer]) => `${JSON.stringify(name)}: ${JSON.stringify(answer)}`)
      .join(',\n');
  const parts = Object.entries(groups).map(([name, answers]) => `${JSON.stringify(name)}: {\n${toLines(answers)}\n}`);
  writeFileSync(file, `{\n${parts.join(',\n')}\n}\n`);
}
