import { type NanoTimestamp, toRfc3339 } from '../clock.ts';
import type { Trait } from '../config/identity-schemas.ts';
import type { JsonValue } from '../json.ts';
import type { Release } from '../release.ts';

/** A message or a label of a flow or a node, Kratos's `UiText`. */
export interface UiMessage {
  readonly id: number;
  readonly text: string;
  readonly type: 'info' | 'error' | 'success';
  readonly context?: Readonly<Record<string, JsonValue>>;
}

type Context = Readonly<Record<string, JsonValue>>;
const info = (id: number, text: string, context?: Context): UiMessage => ({ id, text, type: 'info', ...(context && { context }) });
const error = (id: number, text: string, context?: Context): UiMessage => ({ id, text, type: 'error', ...(context && { context }) });

// ---- Labels
export const signInLabel = (): UiMessage => info(1010001, 'Sign in');
export const signInWithProviderLabel = (provider: string, id: string): UiMessage =>
  info(1010002, `Sign in with ${provider}`, { provider, provider_id: id });
export const authenticationCodeLabel = (): UiMessage => info(1010006, 'Authentication code');
export const backupCodeLabel = (): UiMessage => info(1010007, 'Backup recovery code');
export const useAuthenticatorLabel = (): UiMessage => info(1010009, 'Use Authenticator');
export const useBackupCodeLabel = (): UiMessage => info(1010010, 'Use backup recovery code');
export const sendSignInCodeLabel = (): UiMessage => info(1010015, 'Send sign in code');
export const signInWithPasskeyLabel = (): UiMessage => info(1010021, 'Sign in with passkey');
export const signInWithPasswordLabel = (): UiMessage => info(1010022, 'Sign in with password');
export const signInWithHardwareKeyLabel = (): UiMessage => info(1010008, 'Sign in with hardware key');
export const sendCodeToLabel = (address: string, channel: string): UiMessage =>
  info(1010023, `Send code to ${address}`, { address, channel });
export const passwordLabel = (): UiMessage => info(1070001, 'Password');
export const saveLabel = (): UiMessage => info(1070003, 'Save');
export const verifyCodeLabel = (): UiMessage => info(1070006, 'Verify code');
export const resendCodeLabel = (): UiMessage => info(1070008, 'Resend code');
export const continueLabel = (): UiMessage => info(1070009, 'Continue');
export const loginCodeLabel = (): UiMessage => info(1070013, 'Login code');
export const unlinkTotpLabel = (): UiMessage => info(1050004, 'Unlink TOTP Authenticator App');
export const totpQrLabel = (): UiMessage => info(1050005, 'Authenticator app QR code');
export const totpSecretText = (secret: string): UiMessage => info(1050006, secret, { secret });
export const totpSecretLabel = (): UiMessage =>
  info(1050017, 'This is your authenticator app secret. Use it if you can not scan the QR code.');
export const revealBackupCodesLabel = (): UiMessage => info(1050007, 'Reveal backup recovery codes');
export const regenerateBackupCodesLabel = (): UiMessage => info(1050008, 'Generate new backup recovery codes');
export const backupCodeText = (secret: string): UiMessage => info(1050009, secret, { secret });
export const backupCodesLabel = (): UiMessage => info(1050010, 'These are your back up recovery codes. Please keep them in a safe place!');
export const confirmBackupCodesLabel = (): UiMessage => info(1050011, 'Confirm backup recovery codes');
export const usedBackupCodeText = (usedAt: NanoTimestamp): UiMessage => {
  const at = toRfc3339(usedAt);
  return info(1050014, `Secret was used at ${at.replace('T', ' ').replace('Z', '')} +0000 UTC`, {
    used_at: at,
    used_at_unix: Number(usedAt / 1_000_000_000n),
  });
};
export const linkProviderLabel = (provider: string): UiMessage => info(1050002, `Link ${provider}`, { provider });
export const addSecurityKeyLabel = (): UiMessage => info(1050012, 'Add security key');
export const securityKeyNameLabel = (): UiMessage => info(1050013, 'Name of the security key');
export const addPasskeyLabel = (): UiMessage => info(1050019, 'Add passkey');
export const disableMethodLabel = (): UiMessage => info(1050016, 'Disable this method');

/** Returns the title of a trait, or `ID` without a single trait or title. */
export function traitLabel(trait: Trait | undefined, release: Release): UiMessage {
  if (trait === undefined || trait.title === '') return info(1070004, 'ID');
  return info(1070002, trait.title, { ...(release.labelsNameTheTrait && { name: trait.name }), title: trait.title });
}

// ---- Information
export const confirmItIsYou = (): UiMessage => info(1010003, 'Please confirm this action by verifying that it is you.');
export const completeSecondFactor = (): UiMessage => info(1010004, 'Please complete the second authentication challenge.');
export const codeSent = (release: Release): UiMessage => info(1010014, release.codeSentText);
export const changesSaved = (): UiMessage => ({ id: 1050001, text: 'Your changes have been saved!', type: 'success' });

// ---- Errors
export const genericError = (reason: string): UiMessage => error(4000001, reason, { reason });
export const propertyMissing = (property: string): UiMessage => error(4000002, `Property ${property} is missing.`, { property });
export const tooShort = (minimum: number, actual: number): UiMessage =>
  error(4000003, `length must be >= ${minimum}, but got ${actual}`, { actual_length: actual, min_length: minimum });
export const tooLong = (maximum: number, actual: number): UiMessage =>
  error(4000017, `length must be <= ${maximum}, but got ${actual}`, { actual_length: actual, max_length: maximum });
export const wrongPattern = (pattern: string): UiMessage =>
  error(4000004, `does not match pattern ${JSON.stringify(pattern)}`, { pattern });
export const tooSmall = (minimum: number, actual: number, { isExclusive = false } = {}): UiMessage =>
  error(isExclusive ? 4000019 : 4000018, `must be ${isExclusive ? '>' : '>='} ${minimum} but found ${actual}`, { actual, minimum });
export const tooLarge = (maximum: number, actual: number, { isExclusive = false } = {}): UiMessage =>
  error(isExclusive ? 4000021 : 4000020, `must be ${isExclusive ? '<' : '<='} ${maximum} but found ${actual}`, { actual, maximum });
export const notMultipleOf = (base: number, actual: number): UiMessage =>
  error(4000022, `${actual} not multipleOf ${base}`, { actual, base });
export const tooManyItems = (most: number, actual: number): UiMessage =>
  error(4000023, `maximum ${most} items allowed, but found ${actual} items`, { actual_items: actual, max_items: most });
export const tooFewItems = (least: number, actual: number): UiMessage =>
  error(4000024, `minimum ${least} items allowed, but found ${actual} items`, { actual_items: actual, min_items: least });
export const notUnique = (a: number, b: number): UiMessage =>
  error(4000025, `items at index ${a} and ${b} are equal`, { index_a: a, index_b: b });
export const notEqualToConstant = (expected: string): UiMessage => error(4000029, `must be equal to constant ${expected}`, { expected });
export const constFailed = (): UiMessage => error(4000030, 'const failed');
export const invalidPhone = (value: string): UiMessage => error(4000041, 'Enter a valid phone number', { value });
export const passwordTooLong = (most: number, actual: number): UiMessage =>
  error(4000033, `The password must be at most ${most} characters long, but got ${actual}.`, { actual_length: actual, max_length: most });
export const wrongType = (actual: string, allowed: readonly string[]): UiMessage =>
  error(4000026, `expected ${allowed.join(' or ')}, but got ${actual}`, { actual_type: actual, allowed_types: allowed });
export const invalidEmail = (value: string): UiMessage => error(4000040, 'Enter a valid email address', { value });
export const invalidCredentials = (): UiMessage =>
  error(
    4000006,
    'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.',
  );
export const invalidTotp = (): UiMessage => error(4000008, 'The provided authentication code is invalid, please try again.');
export const addressNotVerified = (): UiMessage => error(4000010, 'Account not active yet. Did you forget to verify your email address?');
export const noTotpDevice = (): UiMessage => error(4000011, 'You have no TOTP device set up.');
export const backupCodeUsed = (): UiMessage => error(4000012, 'This backup recovery code has already been used.');
export const noBackupCodes = (): UiMessage => error(4000014, 'You have no backup recovery codes set up.');
export const noWebauthnDevice = (): UiMessage => error(4000013, 'You have no WebAuthn device set up.');
export const noWebauthnKey = (): UiMessage => error(4000015, 'This account does not exist or has no security key set up.');
export const invalidBackupCode = (): UiMessage => error(4000016, 'The backup recovery code is not valid.');
export const passwordTooShort = (minimum: number, actual: number): UiMessage =>
  error(4000032, `The password must be at least ${minimum} characters long, but got ${actual}.`, {
    actual_length: actual,
    min_length: minimum,
  });
export const passwordTooSimilar = (): UiMessage =>
  error(4000031, 'The password can not be used because it is too similar to the identifier.');
export const passwordSameAsOld = (): UiMessage => error(4000039, 'The new password must be different from the old password.');
export const noIdentifiers = (): UiMessage =>
  error(
    4000009,
    'Could not find any login identifiers. Did you forget to set them? This could also be caused by a server misconfiguration.',
  );
export const duplicateAccount = (): UiMessage =>
  error(4000007, 'An account with the same identifier (email, phone, username, ...) exists already.');
export const noCodeMethod = (): UiMessage => error(4000035, 'This account does not exist or has not setup sign in with code.');
export const accountNotFound = (): UiMessage => error(4000037, 'This account does not exist or has no login method configured.');
export const loginFlowExpired = (minutes: string, at: NanoTimestamp): UiMessage =>
  error(4010001, `The login flow expired ${minutes} minutes ago, please try again.`, toExpiry(at));
export const settingsFlowExpired = (minutes: string, at: NanoTimestamp): UiMessage =>
  error(4050001, `The settings flow expired ${minutes} minutes ago, please try again.`, toExpiry(at));
export const noLoginStrategy = (): UiMessage =>
  error(4010002, 'Could not find a strategy to log you in with. Did you fill out the form correctly?');
export const noSettingsStrategy = (): UiMessage =>
  error(4010004, 'Could not find a strategy to update your settings. Did you fill out the form correctly?');
export const invalidLoginCode = (): UiMessage => error(4010008, 'The login code is invalid or has already been used. Please try again.');

const toExpiry = (at: NanoTimestamp): Context => ({ expired_at: toRfc3339(at), expired_at_unix: Number(at / 1_000_000_000n) });
