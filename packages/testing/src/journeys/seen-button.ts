import type { ErrorView, FormView, LoginView, SuccessView } from '@kratos-login/core';

/** A button for a verb of the view. */
export interface SeenButton {
  readonly verb: Exclude<VerbName, 'submit'>;
  /** What is chosen with it; `null` for a verb that chooses nothing. */
  readonly value: string | null;
  /** The words of the view for it; `null` where the host has its own. */
  readonly label: string | null;
  /** What is not is `aria-disabled`. */
  readonly isEnabled: boolean;
}

type VerbsOf<View> = { [Key in keyof View]: NonNullable<View[Key]> extends (...values: never) => void ? Key : never }[keyof View];

/** All that a view can offer. */
type VerbName = VerbsOf<FormView> | VerbsOf<ErrorView> | VerbsOf<SuccessView>;

type Facts = Pick<SeenButton, 'value' | 'label'>;

const plain: readonly Facts[] = [{ value: null, label: null }];
const ways = (each: readonly { readonly id: string; readonly label: string }[]): readonly Facts[] =>
  each.map(({ id: value, label }) => ({ value, label }));

/** A new verb does not compile until it is said which buttons it has. */
const buttonsOf = {
  cancel: () => plain,
  resendCode: () => plain,
  chooseFactor: (form) => ways(form?.factors ?? []),
  chooseProvider: (form) => ways(form?.providers ?? []),
  sendCode: (form) => ways(form?.addresses ?? []),
  forgetIdentifier: () => plain,
  switchAccount: () => plain,
  retry: () => plain,
  restart: () => plain,
} as const satisfies Readonly<Record<SeenButton['verb'], (form: FormView | null) => readonly Facts[]>>;

const verbs = Object.keys(buttonsOf) as readonly SeenButton['verb'][];

/** All buttons of a view: of the verbs that it offers. */
export function findButtons(view: LoginView): readonly SeenButton[] {
  const form = 'form' in view ? view : null;
  const wait = 'wait' in view ? view.wait : '';
  const offered: Partial<Readonly<Record<string, unknown>>> = { ...view };
  return verbs
    .filter((verb) => typeof offered[verb] === 'function')
    .flatMap((verb) =>
      buttonsOf[verb](form).map((facts) => ({
        verb,
        ...facts,
        isEnabled: verb === 'cancel' || (form === null ? verb !== 'retry' || wait === '' : !form.isPending),
      })),
    );
}

export const findButton = (view: LoginView, verb: SeenButton['verb'], value: string | null = null): SeenButton | undefined =>
  findButtons(view).find((button) => button.verb === verb && button.value === value);
