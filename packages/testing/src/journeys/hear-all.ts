import { untilItIs } from '../until-it-is.ts';

/** So many turns of the event loop that an answer which is there has been read and heard. */
export async function hearAll(): Promise<void> {
  let turns = 0;
  await untilItIs(() => turns++ === 50, 'It cannot be.');
}
