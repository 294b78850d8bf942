/** The name of a state without that of its chart: `password.submitting`. */
export const toStateName = (state: string): string => state.replace(/^(login|second-factor)\./, '');

/** An event for people: `openFlow failed`, from `xstate.error.actor.openFlow`. */
export const toEventName = (event: string): string =>
  event
    .replace(/^(?:xstate\.done\.actor\.|done )(.+)$/, '$1 answered')
    .replace(/^xstate\.error\.actor\.(.+)$/, '$1 failed')
    .replace(/^xstate\.after\.([^.]+)\..*$/, 'after $1')
    .replace(/^xstate\.done\.state\..*$/, 'done')
    .replace(/^(\(always\))?$/, 'always');
