/** What stands in place of everything that could be private. */
export const hidden = '•••';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The members of Kratos's bodies whose names are shown. */
export const knownKeys = words(`
  id type state active ui action method nodes messages attributes name value group meta label text node_type required disabled autocomplete
  maxlength pattern onclick src width height href title
  csrf_token password identifier totp_code lookup_secret lookup_secret_regenerate lookup_secret_confirm lookup_secret_reveal lookup_secret_disable
  totp_unlink code resend address
  issued_at expires_at request_url requested_aal refresh created_at updated_at return_to oauth2_login_challenge
  session authenticator_assurance_level authentication_methods aal completed_at authenticated_at identity traits email devices schema_id
  continue_with redirect_browser_to error status reason message details redirect_to hint docs logout_url logout_token
  since expired_at use_flow_id identity_id session_token verifiable_addresses recovery_addresses credentials context verified via value
`);

/** The fields of Kratos's forms. */
export const knownNodeNames = words(`
  csrf_token identifier password method totp_code totp_unlink lookup_secret lookup_secret_regenerate lookup_secret_confirm
  lookup_secret_reveal lookup_secret_disable lookup_secret_codes totp_secret_key totp_qr code resend address passkey_register traits.email
`);

const vocabulary = words(`
  browser api aal0 aal1 aal2 password totp lookup_secret code oidc passkey webauthn profile default link identifier_first
  choose_method sent_email passed_challenge show_form success active inactive
  input text img a script div hidden submit email button string number checkbox info error one-time-code current-password new-password
  GET POST default
  redirect_browser_to show_verification_ui set_ory_session_token show_settings_ui show_recovery_ui
  browser_location_change_required session_already_available session_aal1_required session_aal2_required session_refresh_required
  session_inactive session_verified_address_required security_csrf_violation security_identity_mismatch self_service_flow_expired
  self_service_flow_return_to_forbidden self_service_flow_replaced self_service_flow_disabled invalid_configuration
  OK Unauthorized Forbidden Gone application/json
`);

/** Whether a text is a word of Kratos, which no user chose. */
export const isKnownWord = (text: unknown): boolean =>
  typeof text === 'string' &&
  (vocabulary.has(text) ||
    text === 'Bad Request' ||
    text === 'Not Found' ||
    text === 'Unprocessable Entity' ||
    text === 'browser location change required');

/** Messages and labels of Kratos without input of the user, by their ids. */
const texts: Readonly<Record<number, readonly string[]>> = {
  1010003: ['Please confirm this action by verifying that it is you.'],
  1010006: ['Authentication code', 'Use Authenticator'],
  1010004: ['Please complete the second authentication challenge.'],
  1010009: ['Use Authenticator'],
  1010010: ['Use backup recovery code'],
  1010022: ['Sign in with password'],
  1050001: ['Your changes have been saved!'],
  1050005: ['Unlink TOTP Authenticator App'],
  1050007: ['Reveal backup recovery codes'],
  1050008: ['Generate new backup recovery codes'],
  1050011: ['Confirm backup recovery codes'],
  1050016: ['Disable this method'],
  1070001: ['Password'],
  1070002: ['E-Mail', 'Email', 'ID'],
  1070003: ['Save'],
  1070004: ['ID'],
  1070006: ['Verify code'],
  4000006: [
    'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.',
  ],
  4000008: ['The provided authentication code is invalid, please try again.'],
  4000010: ['Account not active yet. Did you forget to verify your email address?'],
  4010010: ['Account not active yet. Did you forget to verify your email address?'],
};

/** Whether this is Kratos's own text of a message. */
export const isKnownText = (id: unknown, text: unknown): boolean => texts[Number(id)]?.includes(String(text)) ?? false;

/** Shortens the id of a flow: `8f1c…`. */
export const shortenId = (text: string): string =>
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text) ? `${text.slice(0, 4)}…` : hidden;

const paths = words(`
  /self-service/login /self-service/login/browser /self-service/login/flows /self-service/logout /self-service/logout/browser
  /self-service/settings /self-service/settings/browser /self-service/settings/flows /sessions/whoami /health/ready /health/alive /version
`);

/** Returns the path below Kratos's base URL with its query, redacted. */
export function redactPath(url: string, kratosUrl: string): string {
  const base = kratosUrl.replace(/\/+$/, '');
  if (!url.startsWith(`${base}/`)) return hidden;
  const { pathname, searchParams } = new URL(url.slice(base.length), 'http://localhost');
  const query = [...searchParams].map(([name, value]) => redactParameter(name, value));
  return `${paths.has(pathname) ? pathname : `/${hidden}`}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** Returns a whole URL, redacted. */
export function redactUrl(url: string, kratosUrl: string): string {
  const path = redactPath(url, kratosUrl);
  return path === hidden ? hidden : kratosUrl.replace(/\/+$/, '') + path;
}

function redactParameter(name: string, value: string): string {
  if (name === 'flow' || name === 'id') return `${name}=${shortenId(value)}`;
  if ((name === 'aal' && /^aal[012]$/.test(value)) || (name === 'refresh' && /^(true|false)$/.test(value))) return `${name}=${value}`;
  return ['return_to', 'token', 'login_challenge'].includes(name) ? `${name}=${hidden}` : hidden;
}
