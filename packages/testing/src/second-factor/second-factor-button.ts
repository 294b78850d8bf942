import { englishSecondFactor, type QuestionView, type SecondFactorView } from '@kratos-login/core/second-factor';
import { buttonNames } from '../journeys/button-names.ts';

/** A button for a function of the view. */
export interface SecondFactorButton {
  /** The event that the button sends. */
  readonly verb: string;
  /** The method and its action, such as `totp-remove`. `null` for other buttons. */
  readonly value: string | null;
  /** The accessible name. */
  readonly label: string;
  /** Whether the button is enabled. Otherwise it is `aria-disabled`. */
  readonly isEnabled: boolean;
}

/** The labels of buttons for which a view has no text. */
export interface SecondFactorButtonNames {
  readonly cancel: string;
  readonly retry: string;
  readonly restart: string;
  readonly signOut: string;
}

/** The labels of the finished page. */
export const secondFactorButtonNames: SecondFactorButtonNames = {
  cancel: buttonNames.cancel,
  retry: buttonNames.retry,
  restart: buttonNames.restart,
  signOut: englishSecondFactor.signOut,
};

/** Returns all buttons of a view for functions without values. Each has the event of the machine as its verb. */
export function findSecondFactorButtons(view: SecondFactorView, names: SecondFactorButtonNames): readonly SecondFactorButton[] {
  const button = (verb: string, label: string, isEnabled = !view.isPending): SecondFactorButton => ({
    verb,
    value: null,
    label,
    isEnabled,
  });
  const offered = (function_: unknown, ...facts: Parameters<typeof button>): readonly SecondFactorButton[] =>
    typeof function_ === 'function' ? [button(...facts)] : [];
  const common = [...offered(view.signOut, 'signOut', names.signOut), ...offered(view.cancel, 'cancel', names.cancel, true)];
  switch (view.kind) {
    case 'overview':
      return [...toMethodButtons(view), ...toAnswers(view.question, button), ...common];
    case 'pairing':
      return [button('leave', view.leaveLabel), ...common];
    case 'backup-codes':
      return [
        ...offered(view.confirm, 'codes.confirm', view.confirmLabel),
        ...offered(view.generate, 'codes.generate', view.generateLabel),
        button('leave', view.leaveLabel),
        ...toAnswers(view.question, button),
        ...common,
      ];
    case 'confirming':
      return [...offered(view.leave, 'leave', view.leaveLabel), ...common];
    case 'signed-out':
      return [button('signIn', view.signInLabel), ...common];
    case 'error':
      return [...offered(view.retry, 'retry', names.retry, view.wait === ''), button('restart', names.restart), ...common];
    case 'loading':
    case 'done':
      return common;
    default:
      return view satisfies never;
  }
}

const toAnswers = (
  question: QuestionView | null,
  button: (verb: string, label: string) => SecondFactorButton,
): readonly SecondFactorButton[] =>
  question === null ? [] : [button('question.confirm', question.confirmLabel), button('question.dismiss', question.dismissLabel)];

/** The methods are not on the page while a question is. */
const toMethodButtons = ({
  methods,
  question,
  isPending,
}: Extract<SecondFactorView, { readonly kind: 'overview' }>): readonly SecondFactorButton[] =>
  question
    ? []
    : methods.flatMap(({ id, actions }) =>
        actions.map((action) => ({
          verb: methodVerbs[`${id}-${action.id}`] ?? 'act',
          value: `${id}-${action.id}`,
          label: action.name,
          isEnabled: !isPending,
        })),
      );

const methodVerbs: Readonly<Record<string, string>> = {
  'totp-setUp': 'app.setUp',
  'totp-remove': 'app.remove',
  'lookup_secret-generate': 'codes.generate',
  'lookup_secret-reveal': 'codes.reveal',
  'lookup_secret-remove': 'codes.remove',
};

/** Which buttons of a view the page has. The others are not checked. */
export type IsSecondFactorButtonShown = (button: SecondFactorButton, view: SecondFactorView) => boolean;

/** The buttons of the finished page: users sign out on the overview and after an error. */
export const isShownOnFinishedPage: IsSecondFactorButtonShown = ({ verb }, { kind }) =>
  verb !== 'signOut' || kind === 'overview' || kind === 'error';

/** Buttons that a page may hide while it asks a question. */
export const mayBeHidden = ({ verb }: SecondFactorButton, view: SecondFactorView): boolean =>
  'question' in view && view.question !== null && !verb.startsWith('question.');
