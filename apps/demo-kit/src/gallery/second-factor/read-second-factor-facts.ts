import type { SecondFactor, SecondFactorView } from '@kratos-login/core/second-factor';

/**
 * Returns what a view shows, without its sentences: `overview, totp on, lookup_secret off, asks unlink` is the overview of a user with an app, who is asked
 * whether to remove it. It describes the state in tests and errors, in any language.
 */
export function readSecondFactorFacts({ getView, actor }: Pick<SecondFactor, 'getView' | 'actor'>): string {
  const view = getView();
  const { wait, notice } = actor.getSnapshot().context;
  const facts = [
    view.kind,
    ...readKind(view),
    view.isPending ? 'pending' : '',
    wait === 'short' ? '' : wait,
    view.isPending || notice === null ? '' : `notice ${notice}`,
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}

function readKind(view: SecondFactorView): readonly string[] {
  switch (view.kind) {
    case 'overview':
      return [
        ...view.methods.filter(({ actions }) => actions.length > 0).map(({ id, isSetUp }) => `${id} ${isSetUp ? 'on' : 'off'}`),
        ask(view),
      ];
    case 'pairing':
      return [view.fields.some(({ messages }) => messages.length > 0) ? 'wrong' : ''];
    case 'backup-codes':
      return [view.isNew ? 'new' : 'again', ask(view)];
    case 'confirming':
      return [view.login.getView().kind, view.leave === null ? '' : 'can leave'];
    case 'error':
      return [view.failure.reason, view.retry === null ? '' : view.wait === '' ? 'can retry' : 'waits'];
    default:
      return [];
  }
}

const ask = ({ question }: { readonly question: { readonly id: string } | null }): string =>
  question === null ? '' : `asks ${question.id}`;
