/** `@kratos-login/core/explain`: explains errors to the developer. It is an entry of its own, so that users do not download it. */
import { describeBadAddress } from './diagnose/check-address.ts';
import { isOffline } from './diagnose/is-offline.ts';
import { toShown } from './diagnose/setup.ts';
import type { Failure, RequestState } from './machine/login-context.ts';
import type { SecondFactorFailure, SettingsRequestState } from './second-factor/second-factor-context.ts';

/** What {@link explain} needs of an error view, that of a login or of a second factor. */
export interface ExplainedError {
  /** Why it stopped. */
  readonly failure: Failure | SecondFactorFailure;
  /** The public address of Kratos. */
  readonly kratosUrl: string;
}

/**
 * Explains an error of the view to the developer: the request, the result, what was expected and what to do. The text contains no query and no
 * body, because they may contain private data.
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
export function explain({ failure, kratosUrl }: ExplainedError): string {
  const { requestState, status, detail } = failure;
  if (detail === 'bad-address') return describeBadAddress(kratosUrl);
  const came = status === null || status === 0 ? detail : `${status}, ${detail}`;
  return `${requests[requestState]} at ${toShown(kratosUrl)} resulted in: ${came}. ${toAdvice(failure)}`;
}

const requests: Readonly<Record<RequestState | SettingsRequestState, string>> = {
  'init.opening': 'GET /self-service/login/browser',
  'init.openingSecondFactor': 'GET /self-service/login/browser?aal=aal2',
  'init.checkingSession': 'GET /sessions/whoami',
  'init.signingOut': 'GET /self-service/logout/browser',
  'password.submitting': 'POST /self-service/login',
  'password.renewing': 'GET /self-service/login/browser',
  'password.steppingUp': 'GET /self-service/login/browser?aal=aal2',
  'awaiting-TOTP.submitting': 'POST /self-service/login',
  'awaiting-TOTP.renewing': 'GET /self-service/login/browser?aal=aal2',
  loading: 'GET /self-service/settings/browser',
  'pairing.submitting': 'POST /self-service/settings',
  changing: 'POST /self-service/settings',
  'signing-out': 'GET /self-service/logout/browser',
};

function toAdvice({ reason, detail, status }: Failure | SecondFactorFailure): string {
  switch (reason) {
    case 'unreachable':
      return isOffline()
        ? 'The browser is offline, so this does not show whether the set-up is correct. Connect it and try again.'
        : 'Expected Kratos there, but got no response. Is it running, and is the address correct? If Kratos is at another origin than the page, enable serve.public.cors with allow_credentials, and add the origin of the page to allowed_origins.';
    case 'timedOut':
      return 'Expected a complete response in time. Check Kratos and any proxy before it.';
    case 'unexpected':
      return `Expected JSON from the public API of Kratos. ${unexpected[detail] ?? 'Does a proxy rewrite requests or responses?'}`;
    case 'refused':
      return detail === 'self_service_flow_return_to_forbidden'
        ? 'Expected a returnTo that Kratos allows. Add it to selfservice.allowed_return_urls in its configuration.'
        : status === 414
          ? 'Expected a login form. The URL was longer than the server accepts. Is returnTo or loginChallenge very long?'
          : 'Expected a login form. A retry cannot help. Check the configuration and the log of Kratos.';
    case 'noUsableMethod':
      return 'Expected a form with a usable method. Enable a method in selfservice.methods that this user has set up.';
    case 'noSecondFactor':
      return 'Expected an account with a second factor, because aal2 was requested (aal, requireSecondFactor). Set secondFactorSetupUrl, so that the user can set one up. It is a string with an http(s) address, or with a path that begins with one slash. Any other value is ignored.';
    case 'cookiesBlocked':
      return 'Expected the cookies that Kratos set. The page and Kratos must be on the same site ("localhost" and "127.0.0.1" are different sites), and on https unless Kratos runs with --dev.';
    case 'restartLimitReached':
      return 'Expected that a new form can be submitted. Does more than one Kratos respond there, or does another script sign in or out?';
    case 'cookiesTooLarge':
      return 'Expected a response from Kratos. The header fields of the request were larger than the server accepts, nearly always because of the Cookie header. Check which cookies are set for the shared domain of page and Kratos, delete those that are not needed, and find out what sets so many. A retry cannot help.';
    case 'unavailable':
      return 'Expected a response from Kratos itself. A server is temporarily out of service, and says for how long. Check the proxy before Kratos.';
    case 'rateLimited':
    case 'serverError':
      return 'Expected a response from Kratos itself. Check its log, or the log of the proxy before it.';
    case 'cancelled':
      return 'Expected a response within a few seconds, but the user cancelled. Check Kratos and any proxy before it.';
    default:
      return reason satisfies never;
  }
}

const unexpected: Readonly<Record<string, string>> = {
  rejected: 'An actor that was provided to the machine rejected. The actors of loginActors never do.',
  redirectRequired: 'Got a redirect to an unexpected origin. If it is intended, add it to expectedOrigins.',
  redirected: 'Got a redirect. A proxy may drop the Accept header, or redirect http to https.',
  empty: 'Got an empty body. Does a proxy between the page and Kratos respond instead of it?',
  'not-json': 'Got HTML or text. Is kratosUrl the address of the public API, with its path prefix?',
  'unknown-shape': 'Got JSON that is not from Kratos. Is kratosUrl the address of the public API, with its path prefix?',
};
