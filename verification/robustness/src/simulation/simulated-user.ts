import { type ErrorView, english, type FormView, type LoginView } from '@kratos-login/core';
import type { Emulator } from '@kratos-login/emulator';

/** The account of the simulated user. */
export interface SimulatedUserOptions {
  readonly kratos: Emulator;
  readonly email: string;
  readonly password: string;
  /** Returns the typed text for a correct value. Default: the value itself. */
  readonly mistype?: (right: string) => string;
  /** The mailed code that the user types. Default: the newest. */
  readonly readMail?: () => string | undefined;
}

/** A user who sees only the view, and does what it offers to sign in. */
export interface SimulatedUser {
  /** How often the identifier was typed. A field that already contains it is not typed again. */
  readonly timesTyped: number;
  /** Performs the next action, and returns its description. Throws if there is none. */
  act(view: LoginView): string;
}

/** How often the user repeats the same action before trying another one. */
const PATIENCE = 3;

export function createSimulatedUser({
  kratos,
  email,
  password,
  mistype = (right) => right,
  readMail = () => kratos.mails.findLast(({ to }) => to === email)?.code,
}: SimulatedUserOptions): SimulatedUser {
  let timesTyped = 0;
  let errors = 0;
  let wrongCodes = 0;
  let beginnings = 0;

  function act(view: LoginView): string {
    if (view.step === 'success') throw new Error('Expected a view before success.');
    errors = view.step === 'error' ? errors + 1 : 0;
    return view.step === 'error' ? actOnError(view) : view.form === 'password' ? enterPassword(view) : enterCode(view);
  }

  function actOnError(view: ErrorView): string {
    return view.retry !== null && errors <= PATIENCE ? press('retry', view.retry) : beginAnew(view);
  }

  function beginAnew(view: FormView | ErrorView): string {
    const { restart, switchAccount } = view;
    beginnings += 1;
    // A restart that did not help once will not help twice: the session may belong to another user.
    if (restart !== null && (switchAccount === null || (beginnings % 2 === 1 && errors <= 2 * PATIENCE))) return press('restart', restart);
    return press('switchAccount', switchAccount ?? giveUp(view));
  }

  function enterPassword(view: FormView): string {
    wrongCodes = 0;
    const { fields, submit, username, forgetIdentifier, switchAccount } = view;
    if (username !== null && username !== email) return press('forgetIdentifier', forgetIdentifier ?? switchAccount ?? giveUp(view));
    const asked = fields.find(({ name, isHidden }) => name === 'identifier' && !isHidden);
    if (asked !== undefined && asked.value !== email) timesTyped++;
    if (submit === null) return beginAnew(view); // the form has only buttons for methods that this user does not have
    const isAskedForSecret = fields.some(({ name }) => name === 'password');
    submit({ identifier: mistype(email), ...(isAskedForSecret && { password: mistype(password) }) });
    return isAskedForSecret ? 'password' : 'identifier';
  }

  function enterCode(view: FormView): string {
    const { form, addresses, sendCode, submit, resendCode, chooseFactor, factors, announcement } = view;
    wrongCodes += announcement === '' ? 0 : 1;
    const mailed = readMail();
    if (wrongCodes >= PATIENCE) {
      wrongCodes = 0;
      return beginAnew(view);
    }
    if (form === 'address' && addresses[0] !== undefined && sendCode !== null) {
      sendCode(addresses[0].id);
      return `sendCode ${addresses[0].id}`;
    }
    if (form === 'totp' || (form === 'code' && mailed !== undefined) || form === 'lookup_secret') {
      const codes = {
        totp_code: findTotp(),
        code: mailed ?? '000000',
        lookup_secret: kratos.identities.find(email)?.lookupCodes[0] ?? 'none',
      };
      if (submit === null) return beginAnew(view); // the form has only buttons for methods that this user does not have
      submit(Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, mistype(code)])));
      return `code (${form})`;
    }
    const [other] = factors;
    if (other === undefined || chooseFactor === null) return resendCode === null ? beginAnew(view) : press('resendCode', resendCode);
    chooseFactor(other.id);
    return `chooseFactor ${other.id}`;
  }

  const findTotp = (): string => (kratos.identities.find(email)?.totpSecret === null ? '000000' : kratos.totpCode(email));

  return {
    get timesTyped() {
      return timesTyped;
    },
    act,
  };
}

/** The other possible end: the page says that the account is disabled. */
export const saysDisabled = (view: LoginView): boolean =>
  view.kind === 'form' && view.messages.includes(english.notices['account-disabled']);

function press(name: string, verb: () => void): string {
  verb();
  return name;
}

function giveUp(view: LoginView): never {
  throw new Error(`Stuck: there is nothing to do on ${JSON.stringify(view)}`);
}
