// Replays every recording on the emulator and prints the number of differences.
import { takeArguments } from '../../../tools/take-arguments.mjs';
import { createEmulatorTarget } from './emulator-target.ts';
import { type Collection, readRecordings, toRelease } from './recording.ts';
import { replay } from './replay.ts';

takeArguments(0);
const releases = await play(['v26.2.0', 'v25.4.0', 'v1.3.1']);
const corners = await play(['v26.2.0-corners']);
const api = await play(['v26.2.0-api']);
console.log(`conformance in corners: ${corners.exchanges} exchanges, ${corners.differences} differences`);
console.log(`conformance of the admin API and the settings: ${api.exchanges} exchanges, ${api.differences} differences`);
console.log(`conformance: ${releases.exchanges} exchanges, ${releases.differences} differences`);
process.exitCode = releases.differences + corners.differences + api.differences === 0 ? 0 : 1;

async function play(collections: readonly Collection[]): Promise<{ readonly exchanges: number; readonly differences: number }> {
  let [exchanges, differences] = [0, 0];
  for (const collection of collections) {
    for (const recording of readRecordings(collection)) {
      const result = await replay(recording, await createEmulatorTarget(recording, toRelease(collection)));
      exchanges += result.exchanges;
      differences += result.differences.length;
      for (const { exchange, texts } of result.differences)
        console.log(`${collection} ${recording.scenario} ${exchange}\n  ${texts.join('\n  ')}`);
    }
  }
  return { exchanges, differences };
}
