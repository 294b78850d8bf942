import { type AnyStateMachine, assign, fromPromise, setup } from 'xstate';
import type { Alphabet } from 'xstate-paths';

const roomsSetup = setup({
  types: {} as { context: { tries: number }; events: { type: 'left' } | { type: 'right' } | { type: 'back' } | { type: 'ring' } },
  actors: { ask: fromPromise<'yes' | 'no'>(async () => 'yes') },
  guards: { mayTryAgain: ({ context }) => context.tries < 2, isYes: ({ event }) => 'output' in event && event.output === 'yes' },
  actions: { count: assign({ tries: ({ context }) => context.tries + 1 }), forget: assign({ tries: 0 }) },
  delays: { patience: 5_000 },
});

/** A chart of rooms with three states each. Two transitions lead on from each room, a call retries, and one transition leads back. */
export function createRooms(count: number): AnyStateMachine {
  const room = (index: number) => ({
    initial: 'door',
    on: { back: { target: `#house.room${Math.max(0, (index - 1) >> 1)}`, actions: 'forget' } },
    states: {
      door: { on: { ring: { target: 'asking' } } },
      asking: {
        invoke: {
          id: 'ask',
          src: 'ask',
          onDone: [
            { guard: 'isYes', target: 'inside', actions: 'forget' },
            { guard: 'mayTryAgain', target: 'door', actions: 'count' },
            { target: '#house.room0', actions: 'forget' },
          ],
          onError: { target: 'door' },
        },
        after: { patience: { target: 'door' } },
      },
      inside: {
        on: { left: { target: `#house.room${(2 * index + 1) % count}` }, right: { target: `#house.room${(2 * index + 2) % count}` } },
      },
    },
  });
  const states = Object.fromEntries(Array.from({ length: count }, (_, index) => [`room${index}`, room(index)]));
  return roomsSetup.createMachine({
    id: 'house',
    context: { tries: 0 },
    initial: 'room0',
    on: { ring: { actions: 'forget' } },
    states,
  } as never) as never;
}

export const roomsAlphabet: Alphabet = {
  starts: [{ label: 'at the first door', input: undefined }],
  events: () => (['left', 'right', 'back', 'ring'] as const).map((type) => ({ label: type, event: { type } })),
  answers: () => [
    { label: 'yes', output: 'yes' },
    { label: 'no', output: 'no' },
    { label: 'no answer', error: new Error('no answer') },
  ],
};
