import type { SecondFactor, SecondFactorUserEvent, SecondFactorView } from '@kratos-login/core/second-factor';

type Button = (() => void) | null;

/** Returns what the page does for an event of the user, or `null` if its view offers no such button. `code` is what the user types. */
export function findButton(secondFactor: SecondFactor, type: SecondFactorUserEvent['type'], code: string): Button {
  const view = secondFactor.getView();
  switch (type) {
    case 'app.setUp':
      return findAction(view, 'totp', 'setUp');
    case 'app.remove':
      return findAction(view, 'totp', 'remove');
    case 'codes.reveal':
      return findAction(view, 'lookup_secret', 'reveal');
    case 'codes.remove':
      return findAction(view, 'lookup_secret', 'remove');
    case 'codes.generate':
      return view.kind === 'backup-codes' ? view.generate : findAction(view, 'lookup_secret', 'generate');
    case 'codes.confirm':
      return view.kind === 'backup-codes' ? view.confirm : null;
    case 'code.submit': {
      const submit = view.kind === 'pairing' ? view.submit : null;
      return submit && (() => submit({ totp_code: code }));
    }
    case 'question.confirm':
      return 'question' in view && view.question ? view.question.confirm : null;
    case 'question.dismiss':
      return 'question' in view && view.question ? view.question.dismiss : null;
    case 'leave':
      return 'leave' in view ? view.leave : null;
    case 'signIn':
      return view.kind === 'signed-out' ? view.signIn : null;
    case 'retry':
      return view.kind === 'error' && view.wait === '' ? view.retry : null;
    case 'restart':
      return view.kind === 'error' ? view.restart : null;
    case 'signOut':
      return view.signOut;
    case 'cancel':
      return view.cancel;
    case 'session.check':
      return () => secondFactor.checkSession();
  }
}

const findAction = (view: SecondFactorView, method: string, action: string): Button =>
  (view.kind === 'overview' && view.methods.find(({ id }) => id === method)?.actions.find(({ id }) => id === action)?.act) || null;
