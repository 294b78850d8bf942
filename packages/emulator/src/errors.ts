import type { ErrorFields, KratosError } from './http/reply.ts';

const toError = (error: ErrorFields, rest: Omit<KratosError, 'kind' | 'error'> = {}): KratosError => ({ kind: 'error', error, ...rest });

/** The 400 for an invalid request. */
export const badRequest = (reason: string): KratosError =>
  toError({ code: 400, reason, message: 'The request was malformed or contained invalid parameters' });

/** The 404 for an unknown flow, identity, session or message. */
export const notFound = (reason?: string): KratosError =>
  toError({ code: 404, ...(reason !== undefined && { reason }), message: 'Unable to locate the resource' });

/** The 404 for a disabled method or an unknown provider. */
export const unknownResource = (reason: string): KratosError =>
  toError({ code: 404, reason, message: 'The requested resource could not be found' });

/** The 404 for a disabled method. */
export const disabledMethod = (): KratosError =>
  unknownResource(
    'This endpoint was disabled by system administrator. Please check your url or contact the system administrator to enable it.',
  );

/** The 401 for a request without a valid session. */
export const unauthorized = (reason: string): KratosError => toError({ code: 401, reason, message: 'The request could not be authorized' });

/** The 401 of settings creation and logout without a session. */
export const sessionInactive = (beside?: Readonly<Record<string, unknown>>): KratosError =>
  toError(
    {
      id: 'session_inactive',
      code: 401,
      reason: 'No active session was found in this request.',
      message: 'request does not have a valid authentication session',
    },
    beside && { beside },
  );

/** The 403 for a request that is not allowed. */
export const forbidden = (reason: string, id?: string): KratosError =>
  toError({ ...(id !== undefined && { id }), code: 403, reason, message: 'The requested action was forbidden' });

/** The 401 for a second-factor request without a session. */
export const aal1Required = (): KratosError =>
  toError({
    id: 'session_aal1_required',
    code: 401,
    reason: 'You can not requested a higher AAL (AAL2/AAL3) without an active session.',
    message: 'aal2 and aal3 can only be requested if a session exists already',
  });

/** The 403 for a session that lacks the second factor. */
export const aal2Required = (redirectBrowserTo: string): KratosError =>
  toError(
    {
      id: 'session_aal2_required',
      code: 403,
      reason:
        'An active session was found but it does not fulfill the requested Authenticator Assurance Level. Please verify yourself with a second factor to resolve this issue.',
      details: { redirect_browser_to: redirectBrowserTo },
      message: 'Session does not fulfill the requested Authenticator Assurance Level',
    },
    { beside: { redirect_browser_to: redirectBrowserTo } },
  );

/** The text of `alreadySignedIn`, which also occurs inside a flow. */
export const ALREADY_SIGNED_IN = 'A valid session was detected and thus login is not possible. Did you forget to set `?refresh=true`?';

/** The 400 for a new login flow while the user is signed in. */
export const alreadySignedIn = (): KratosError =>
  toError({ id: 'session_already_available', code: 400, reason: ALREADY_SIGNED_IN, message: 'you are already logged in' });

/** The 403 for a session that is too old for a change of credentials. */
export const refreshRequired = (redirectBrowserTo: string): KratosError =>
  toError(
    {
      id: 'session_refresh_required',
      code: 403,
      reason: 'The login session is too old and thus not allowed to update these fields. Please re-authenticate.',
      message: 'The requested action was forbidden',
    },
    { beside: { redirect_browser_to: redirectBrowserTo } },
  );

/** The 422 that sends the browser to another URL: a second factor, the OAuth2 server or a social provider. */
export const browserRedirectRequired = (url: string): KratosError =>
  toError(
    {
      id: 'browser_location_change_required',
      code: 422,
      reason: `In order to complete this flow please redirect the browser to: ${url}`,
      message: 'browser location change required',
    },
    { beside: { redirect_browser_to: url } },
  );

/** The 400 for a `return_to` that the configuration does not allow. */
export const returnToForbidden = (url: string): KratosError =>
  toError({
    id: 'self_service_flow_return_to_forbidden',
    code: 400,
    reason: `Requested return_to URL ${JSON.stringify(url)} is not allowed.`,
    message: 'The request was malformed or contained invalid parameters',
  });

/** The 410 for fetching an expired flow. */
export const flowGone = (reason: string, details: Readonly<Record<string, string>>, id?: string): KratosError =>
  toError({
    ...(id !== undefined && { id }),
    code: 410,
    reason,
    details,
    message: 'The requested resource is no longer available because it has expired or is otherwise invalid.',
  });

/** The 410 for a submission to an expired flow. It names the new flow. */
export const flowExpired = (minutes: string, beside: Readonly<Record<string, unknown>>): KratosError =>
  toError(
    {
      id: 'self_service_flow_expired',
      code: 410,
      reason: `The self-service flow expired ${minutes} minutes ago, initialize a new one.`,
      message: 'self-service flow expired',
    },
    { beside },
  );

/** The 401 for an inactive identity with the right credentials. */
export const identityDisabled = (identityId: string): KratosError =>
  toError({ code: 401, reason: 'This account was disabled.', details: { identity_id: identityId }, message: 'identity is disabled' });

/** The 500 for an error on the server's side. */
export const serverError = (
  reason: string,
  message = 'An internal server error occurred, please contact the system administrator',
  id?: string,
): KratosError => toError({ ...(id !== undefined && { id }), code: 500, reason, message });

/** The 500 for a body of more than five megabytes. */
export const bodyTooLarge = (): KratosError => toError({ code: 500, message: 'unable to read body: http: request body too large' });

/** The 501 for a feature of Kratos that the emulator lacks, so that no input is silently ignored. */
export const notEmulated = (reason: string): KratosError =>
  toError({ code: 501, reason, message: 'The requested functionality is not implemented by the emulator' });

/** The error for a form that Go cannot decode: the HTTP status is 400, the code in the body 500. */
export const undecodableForm = (message: string): KratosError => toError({ code: 500, message }, { status: 400 });
