/** `@kratos-login/core/explain`: what is wrong with the set-up, for the developer. Apart, so that nobody's visitors download it. */
import { sayBadAddress } from './diagnose/check-address.ts';
import { isOffline } from './diagnose/is-offline.ts';
import { toShown } from './diagnose/setup.ts';
import type { Failure, RequestState } from './machine/login-context.ts';
import type { ErrorView } from './view/login-view.ts';

/**
 * An error of the view in sentences for the developer: what was asked, what came, what was expected, what to do. It names no query and no
 * body, for they may hold what nobody else should read.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { explain } from '@kratos-login/core/explain'
 *
 * const login = createLogin({ kratosUrl: '/kratos' })
 * login.subscribe((view) => {
 *   if (view.step === 'error') console.warn(explain(view)) // kratosUrl is "/kratos". Expected an absolute …
 * })
 * login.start()
 * ```
 */
export function explain({ failure, kratosUrl }: Pick<ErrorView, 'failure' | 'kratosUrl'>): string {
  const { requestState, status, detail } = failure;
  if (detail === 'bad-address') return sayBadAddress(kratosUrl);
  const came = status === null || status === 0 ? detail : `${status}, ${detail}`;
  return `${requests[requestState]} at ${toShown(kratosUrl)} came to: ${came}. ${toAdvice(failure)}`;
}

const requests: Readonly<Record<RequestState, string>> = {
  'init.opening': 'GET /self-service/login/browser',
  'init.openingSecondFactor': 'GET /self-service/login/browser?aal=aal2',
  'init.checkingSession': 'GET /sessions/whoami',
  'init.signingOut': 'GET /self-service/logout/browser',
  'password.submitting': 'POST /self-service/login',
  'password.renewing': 'GET /self-service/login/browser',
  'password.steppingUp': 'GET /self-service/login/browser?aal=aal2',
  'awaiting-TOTP.submitting': 'POST /self-service/login',
  'awaiting-TOTP.renewing': 'GET /self-service/login/browser?aal=aal2',
};

function toAdvice({ reason, detail, status }: Failure): string {
  switch (reason) {
    case 'unreachable':
      return isOffline()
        ? 'The browser is offline; this says nothing about the set-up. Connect it, and try again.'
        : 'Expected Kratos there, and got no answer. Is it running, and is the address right? If it is at another origin than the page, serve.public.cors has to be enabled there and to name the origin of the page in allowed_origins, with allow_credentials.';
    case 'timedOut':
      return 'Expected a whole answer in time. Look at Kratos, and at what stands between.';
    case 'unexpected':
      return `Expected JSON as the public API of Kratos writes it. ${unexpected[detail] ?? 'Is a proxy rewriting requests or answers?'}`;
    case 'refused':
      return detail === 'self_service_flow_return_to_forbidden'
        ? 'Expected a returnTo that Kratos knows: add it to selfservice.allowed_return_urls in its configuration.'
        : status === 414
          ? 'Expected an answer. The address was longer than a server takes: is returnTo or loginChallenge very long?'
          : 'Expected a form. Asking again cannot help: look at the configuration and at the log of Kratos.';
    case 'noUsableMethod':
      return 'Expected a form with a way to go on: enable a method in selfservice.methods that this person has.';
    case 'noSecondFactor':
      return 'Expected an account with a second factor, for aal2 was asked for (aal, requireSecondFactor). Give secondFactorSetupUrl, so that its user can set one up (a text: an http(s) address, or a path that begins with one slash; anything else is left out).';
    case 'cookiesBlocked':
      return 'Expected the cookies that Kratos had set. Page and Kratos have to be on one site ("localhost" and "127.0.0.1" are two), and on https, unless Kratos runs with --dev.';
    case 'restartLimitReached':
      return 'Expected that a new form can be submitted. Does more than one Kratos answer there, or does something else sign in or out?';
    case 'cookiesTooLarge':
      return 'Expected an answer. The header fields of the request were larger than the server accepts. The cause is nearly always the header Cookie: look at which cookies are set for the domain that page and Kratos share, delete those that are not needed, and find out what sets so many. Asking again cannot help.';
    case 'unavailable':
      return 'Expected an answer of Kratos itself: a server is out of service for a while, and says for how long. Look at the proxy in front of Kratos.';
    case 'rateLimited':
    case 'serverError':
      return 'Expected an answer of Kratos itself: look at its log, or at that of what stands before it.';
    case 'cancelled':
      return 'Expected an answer within a few seconds; somebody did not want to wait any longer. Look at Kratos, and at what stands between.';
    default:
      return reason satisfies never;
  }
}

const unexpected: Readonly<Record<string, string>> = {
  rejected: 'An actor that was provided to the machine rejected; the actors of loginActors never do.',
  redirectRequired: 'A way on to another origin came instead: if it is meant, put it into expectedOrigins.',
  redirected: 'A redirect came instead: a proxy may drop the header Accept, or send http to https.',
  empty: 'Nothing came instead: is something between the page and Kratos answering in its stead?',
  'not-json': 'A page, or text, came instead: is kratosUrl the address of the public API, with the path below which it is served?',
  'unknown-shape':
    'JSON of something else came instead: is kratosUrl the address of the public API, with the path below which it is served?',
};
