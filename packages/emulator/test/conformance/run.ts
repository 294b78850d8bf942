// Replays every recording on the emulator and says how many answers differ.
import type { ReleaseName } from '@kratos-login/emulator';
import { createEmulatorTarget } from './emulator-target.ts';
import { readRecordings } from './recording.ts';
import { replay } from './replay.ts';

let exchanges = 0;
let differences = 0;
for (const release of ['v26.2.0', 'v25.4.0', 'v1.3.1'] satisfies readonly ReleaseName[]) {
  for (const recording of readRecordings(release)) {
    const result = await replay(recording, await createEmulatorTarget(recording, release));
    exchanges += result.exchanges;
    differences += result.differences.length;
    for (const { exchange, texts } of result.differences)
      console.log(`${release} ${recording.scenario} ${exchange}\n  ${texts.join('\n  ')}`);
  }
}
console.log(`conformance: ${exchanges} exchanges, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
