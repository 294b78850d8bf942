import { ann, password } from '../../people.ts';
import { defineScenarios, type Play } from '../gallery-scenario.ts';

/** Submits the password. Kratos does not answer. */
function submitAndWait({ network, press, elapse }: Play, seconds: number): void {
  network.hold();
  press('submit', { identifier: ann, password });
  elapse(seconds);
}

/** What a page shows while a request is pending. */
export const waiting = defineScenarios({
  opening: { title: 'Before Kratos has answered', arrange: ({ network }) => network.hold(), shows: 'password form, opening' },
  'opening-slow': {
    title: 'Opening takes long',
    arrange: ({ network }) => network.hold(),
    perform: ({ elapse }) => elapse(4),
    shows: 'password form, opening, long',
  },
  busy: { title: 'Checking the password', perform: (play) => submitAndWait(play, 0), shows: 'password form, pending' },
  'busy-noticed': { title: 'After one second', perform: (play) => submitAndWait(play, 1), shows: 'password form, pending, noticed' },
  'busy-slow': { title: 'After four seconds', perform: (play) => submitAndWait(play, 4), shows: 'password form, pending, long' },
  'busy-cancelled': {
    title: 'The submission was cancelled',
    perform: (play) => {
      submitAndWait(play, 4);
      play.press('cancel');
    },
    shows: 'password form',
  },
  'code-busy': {
    title: 'Checking the code',
    perform: async (play) => {
      play.press('submit', { identifier: ann, password });
      await play.reach('totp form');
      play.network.hold();
      play.press('submit', { totp_code: '123456' });
    },
    shows: 'totp form, pending',
  },
  cancelled: {
    title: 'Opening was cancelled',
    arrange: ({ network }) => network.hold(),
    perform: ({ elapse, press }) => {
      elapse(4);
      press('cancel');
    },
    shows: 'error cancelled, can retry',
  },
});
