import type { ErrorView, FormView, LoginView, SuccessView } from '@kratos-login/core';

/** A button of a page. */
export interface PageButton {
  /** What the button does. */
  readonly verb: string;
  /** The chosen value. `null` for a function without one. */
  readonly value: string | null;
  /** The label of the view. `null` if the host has its own. */
  readonly label: string | null;
  /** Whether the button is enabled. Otherwise it is `aria-disabled`. */
  readonly isEnabled: boolean;
}

/** A button for a function of the view. */
export interface ExpectedButton extends PageButton {
  /** The name of the function of the view. */
  readonly verb: Exclude<VerbName, 'submit'>;
}

type VerbsOf<View> = { [Key in keyof View]: NonNullable<View[Key]> extends (...values: never) => void ? Key : never }[keyof View];

/** Every function that a view can offer. */
type VerbName = VerbsOf<FormView> | VerbsOf<ErrorView> | VerbsOf<SuccessView>;

type Facts = Pick<ExpectedButton, 'value' | 'label'>;

const plain: readonly Facts[] = [{ value: null, label: null }];
const ways = (each: readonly { readonly id: string; readonly label: string }[]): readonly Facts[] =>
  each.map(({ id: value, label }) => ({ value, label }));

/** A new function does not compile until its buttons are listed here. */
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
} as const satisfies Readonly<Record<ExpectedButton['verb'], (form: FormView | null) => readonly Facts[]>>;

const verbs = Object.keys(buttonsOf) as readonly ExpectedButton['verb'][];

/** Returns all buttons of a view. */
export function findButtons(view: LoginView): readonly ExpectedButton[] {
  const form = view.kind === 'form' ? view : null;
  const wait = view.kind === 'error' ? view.wait : '';
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

export const findButton = (view: LoginView, verb: ExpectedButton['verb'], value: string | null = null): ExpectedButton | undefined =>
  findButtons(view).find((button) => button.verb === verb && button.value === value);
