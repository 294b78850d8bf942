import { names, said } from './names.ts';
import type { PersonPage } from './person-page.ts';

/** A state of the page whose layout is checked, and how a user gets there. */
export interface LayoutState {
  readonly name: string;
  reach(person: PersonPage): Promise<void>;
}

/** Opens each page in English. */
export const layoutStates: readonly LayoutState[] = [
  { name: 'password', reach: (person) => person.open() },
  {
    name: 'wrong password',
    async reach(person) {
      await person.open();
      await person.enterPassword('wrong');
      await person.seeAlert(said.wrongPassword);
    },
  },
  {
    name: 'busy',
    async reach(person) {
      await person.open();
      person.network.hold(/\/self-service\/login\?/);
      await person.enterPassword();
      await person.seeBusy(names.signIn);
    },
  },
  { name: 'code', reach: (person) => person.openCodeStep() },
  {
    name: 'wrong code',
    async reach(person) {
      await person.openCodeStep();
      await person.enterCode('000000');
      await person.seeAlert(said.wrongCode);
    },
  },
  {
    name: 'error',
    async reach(person) {
      await person.open();
      person.kratos.faults.add({ route: 'submit', drop: true });
      await person.enterPassword();
      await person.see('button', names.tryAgain);
    },
  },
  {
    name: 'success',
    async reach(person) {
      await person.openCodeStep();
      await person.enterCode();
      await person.seeSignedIn();
    },
  },
];
