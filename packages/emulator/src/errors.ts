import type { ErrorFields, KratosError } from './http/reply.ts';

const toError = (error: ErrorFields, rest: Omit<KratosError, 'kind' | 'error'> = {}): KratosError => ({ kind: 'error', error, ...rest });

/** A request that makes no sense. */
export const badRequest = (reason: string): KratosError =>
  toError({ code: 400, reason, message: 'The request was malformed or contained invalid parameters' });

/** Something that is not there. */
export const notFound = (reason?: string): KratosError =>
  toError({ code: 404, ...(reason !== undefined && { reason }), message: 'Unable to locate the resource' });

/** A method that the configuration switched off, or a provider that it does not know. */
export const unknownResource = (reason: string): KratosError =>
  toError({ code: 404, reason, message: 'The requested resource could not be found' });

/** A method that the configuration switched off. */
export const disabledMethod = (): KratosError =>
  unknownResource(
    'This endpoint was disabled by system administrator. Please check your url or contact the system administrator to enable it.',
  );

/** Nobody, or nobody any more, is signed in. */
export const unauthorized = (reason: string): KratosError => toError({ code: 401, reason, message: 'The request could not be authorized' });

/** The 401 of settings creation and of signing out. */
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

/** Something that one may not do. */
export const forbidden = (reason: string, id?: string): KratosError =>
  toError({ ...(id !== undefined && { id }), code: 403, reason, message: 'The requested action was forbidden' });

/** A second factor was asked for, and nobody has the first. */
export const aal1Required = (): KratosError =>
  toError({
    id: 'session_aal1_required',
    code: 401,
    reason: 'You can not requested a higher AAL (AAL2/AAL3) without an active session.',
    message: 'aal2 and aal3 can only be requested if a session exists already',
  });

/** The session is there, but its second factor is not. */
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

/** The text of the next error, also shown inside a flow. */
export const ALREADY_SIGNED_IN = 'A valid session was detected and thus login is not possible. Did you forget to set `?refresh=true`?';

/** Somebody is signed in already. */
export const alreadySignedIn = (): KratosError =>
  toError({ id: 'session_already_available', code: 400, reason: ALREADY_SIGNED_IN, message: 'you are already logged in' });

/** The session is too old for such a change. */
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

/** The way on leads through another URL: a second factor, the OAuth2 server, a social provider. */
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

/** A `return_to` that the configuration does not allow. */
export const returnToForbidden = (url: string): KratosError =>
  toError({
    id: 'self_service_flow_return_to_forbidden',
    code: 400,
    reason: `Requested return_to URL ${JSON.stringify(url)} is not allowed.`,
    message: 'The request was malformed or contained invalid parameters',
  });

/** An expired flow, as fetching tells it. */
export const flowGone = (reason: string, details: Readonly<Record<string, string>>, id?: string): KratosError =>
  toError({
    ...(id !== undefined && { id }),
    code: 410,
    reason,
    details,
    message: 'The requested resource is no longer available because it has expired or is otherwise invalid.',
  });

/** An expired flow, as a submission tells it: another flow is ready. */
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

/** The account was switched off; its credentials were right. */
export const identityDisabled = (identityId: string): KratosError =>
  toError({ code: 401, reason: 'This account was disabled.', details: { identity_id: identityId }, message: 'identity is disabled' });

/** Something is wrong on the server's side. */
export const serverError = (
  reason: string,
  message = 'An internal server error occurred, please contact the system administrator',
  id?: string,
): KratosError => toError({ ...(id !== undefined && { id }), code: 500, reason, message });

/** More than five megabytes. */
export const bodyTooLarge = (): KratosError => toError({ code: 500, message: 'unable to read body: http: request body too large' });

/** The error for a feature of Kratos that is not emulated, so that no input is ignored silently. */
export const notEmulated = (reason: string): KratosError =>
  toError({ code: 501, reason, message: 'The requested functionality is not implemented by the emulator' });

/** Kratos's error for a form that Go cannot decode: the status is 400, the code in the body 500. */
export const undecodableForm = (message: string): KratosError => toError({ code: 500, message }, { status: 400 });
