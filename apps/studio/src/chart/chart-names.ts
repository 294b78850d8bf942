const separator = ' ▸ ';

/** The name of a state without that of its chart: `password.submitting`. */
export const toStateName = (state: string): string => state.replace(/^(login|second-factor)\./, '');

/** A transition for people: `reply.secondFactorDue`, from `login ▸ reply.secondFactorDue[1]`. */
export function toTransitionLabel(transition: string): string {
  const [source = '', event = ''] = transition.replace(/\[\d+\]$/, '').split(separator);
  const name = event
    .replace(/^xstate\.done\.actor\.(.+)$/, '$1 answered')
    .replace(/^xstate\.error\.actor\.(.+)$/, '$1 failed')
    .replace(/^xstate\.after\.([^.]+)\..*$/, 'after $1')
    .replace(/^xstate\.done\.state\..*$/, 'done');
  return source.includes('.') ? `${toStateName(source)}: ${name}` : name;
}
