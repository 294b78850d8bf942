import type { ErrorView, FormView, Login, SuccessView } from '@kratos-login/core';

/**
 * Returns what a view shows, without its sentences: `totp form, 4000008, or lookup_secret` is the form for a code, with this message of Kratos and with
 * backup codes as the alternative. It describes the state in tests and errors, in any language.
 */
export function readViewFacts(login: Login): string {
  const view = login.getView();
  const facts = view.kind === 'form' ? readForm(view, login) : view.kind === 'error' ? readError(view) : readSuccess(view);
  return facts.filter((fact) => fact !== '').join(', ');
}

function readForm(view: FormView, login: Login): readonly string[] {
  const { context } = login.actor.getSnapshot();
  const list = (name: string, choices: FormView['providers']): string =>
    choices.length === 0 ? '' : `${name} ${choices.map(({ id }) => id).join(' ')}`;
  const open = view.fields.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  const isShown = !view.isPending && !view.pageEffect.submit;
  return [
    `${view.form} form`,
    view.form === 'password' && open.join() !== 'identifier,password' ? `asks ${open.join(' ') || 'nothing'}` : '',
    context.flow?.refresh === true ? 'confirms' : '',
    view.step === 'init' ? 'opening' : view.isPending ? 'pending' : '',
    context.wait === 'short' ? '' : context.wait,
    isShown && context.notice !== null ? `notice ${context.notice}` : '',
    isShown ? readMessageIds(login) : '',
    view.unverified === null ? '' : view.unverified.url === null ? 'without link' : 'with link',
    context.codeWasResent ? 'resent' : '',
    view.resendCode === null ? '' : 'can resend',
    list('or', view.factors),
    list('addresses', view.addresses),
    list('providers', view.providers),
    list('unsupported', view.unsupportedMethods),
  ];
}

const readError = ({ failure, retry, wait, links, switchAccount }: ErrorView): readonly string[] => [
  `error ${failure.reason}`,
  retry === null ? '' : wait === '' ? 'can retry' : 'waits',
  failure.retryAfter === null || wait !== '' ? '' : 'after a wait',
  links.map(({ id }) => id).join(' '),
  switchAccount === null ? '' : 'can switch',
];

const readSuccess = ({ how, session, redirect }: SuccessView): readonly string[] => [
  `success ${how}`,
  session?.authenticator_assurance_level ?? '',
  redirect === null ? '' : `${redirect.reason} ${redirect.origin}`,
];

/** The errors of Kratos in the current form. */
function readMessageIds(login: Login): string {
  const { flow } = login.actor.getSnapshot().context;
  const all = [...(flow?.messages ?? []), ...(flow?.nodes.flatMap(({ messages }) => messages) ?? [])];
  return all
    .filter(({ type }) => type === 'error')
    .map(({ id }) => id)
    .join(' ');
}
