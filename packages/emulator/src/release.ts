/** A release of Kratos that can be emulated. */
export type ReleaseName = 'v26.2.0' | 'v25.4.0' | 'v1.3.1';

/** The differences between the releases. Everything else is the same in all three. */
export interface Release {
  /** The name of the release. */
  readonly name: ReleaseName;
  /** A new second-factor flow mails the code if that is the only second factor. */
  readonly sendsCodeAtCreation: boolean;
  /** `require_verified_address` answers 403 and names a verification flow, instead of a message in the login flow. */
  readonly refusesUnverifiedWithError: boolean;
  /** The `details` of a CSRF error name the cause. */
  readonly explainsCsrf: boolean;
  /** Errors have the header `Ory-Error-Id`. */
  readonly sendsErrorIdHeader: boolean;
  /** Responses to POST have `Cache-Control`. */
  readonly forbidsCachingOfPosts: boolean;
  /** `/health/alive` and `/health/ready` have `Cache-Control`. */
  readonly forbidsCachingOfHealth: boolean;
  /** The 401 of settings creation has `CredentialsMissing`. */
  readonly saysCredentialsMissing: boolean;
  /** `login_challenge` without a provider is the error `invalid_configuration`, otherwise a 500 without an id. */
  readonly namesInvalidConfiguration: boolean;
  /** A flow with status 400 contains the OAuth2 login request. */
  readonly repeatsOAuth2LoginRequest: boolean;
  /** If OAuth2 says skip for a signed-in user, JSON gets an error instead of the body `null`. The challenge is used up in both cases. */
  readonly refusesOAuth2Skip: boolean;
  /** The label of a trait contains its name. */
  readonly labelsNameTheTrait: boolean;
  /** The text of message 1010014. */
  readonly codeSentText: string;
  /** The identifier field of identifier-first has `autocomplete`. */
  readonly autocompletesIdentifierFirst: boolean;
  /** The passkey button also starts the browser's autofill. */
  readonly passkeyTriggerLoads: boolean;
  /** `identity_schema` selects the identity schema of a login. */
  readonly takesIdentitySchema: boolean;
  /** The subresource integrity hash of `webauthn.js`. */
  readonly webauthnIntegrity: string;
}

const v26: Release = {
  name: 'v26.2.0',
  sendsCodeAtCreation: true,
  refusesUnverifiedWithError: true,
  explainsCsrf: true,
  sendsErrorIdHeader: true,
  forbidsCachingOfPosts: false,
  forbidsCachingOfHealth: true,
  saysCredentialsMissing: true,
  namesInvalidConfiguration: true,
  repeatsOAuth2LoginRequest: true,
  refusesOAuth2Skip: true,
  labelsNameTheTrait: true,
  codeSentText:
    "A code was sent to the address you provided. If you didn't receive it, please check the spelling of the address and try again.",
  autocompletesIdentifierFirst: true,
  passkeyTriggerLoads: false,
  takesIdentitySchema: true,
  webauthnIntegrity: 'sha512-Dg0gN3fy+JoKxRp9Zda/4KYn3SlMdaKjs3fK5g6nDVQ/CVakD1dfMQyvRtJeiAtzSMEFviJbBLcVSrsBPGsFBA==',
};

const v25: Release = {
  ...v26,
  name: 'v25.4.0',
  sendsCodeAtCreation: false,
  explainsCsrf: false,
  forbidsCachingOfPosts: true,
  repeatsOAuth2LoginRequest: false,
  refusesOAuth2Skip: false,
};

const v1: Release = {
  ...v25,
  name: 'v1.3.1',
  refusesUnverifiedWithError: false,
  sendsErrorIdHeader: false,
  forbidsCachingOfHealth: false,
  saysCredentialsMissing: false,
  namesInvalidConfiguration: false,
  labelsNameTheTrait: false,
  codeSentText:
    'An email containing a code has been sent to the email address you provided. If you have not received an email, check the spelling of the address and retry the login.',
  autocompletesIdentifierFirst: false,
  passkeyTriggerLoads: true,
  takesIdentitySchema: false,
};

/** The releases by name, the default first. */
const releases: Readonly<Record<ReleaseName, Release>> = { 'v26.2.0': v26, 'v25.4.0': v25, 'v1.3.1': v1 };

/** Returns the release with this name, by default v26.2.0. Throws a `TypeError` for an unknown name. */
export function findRelease(name: string = v26.name): Release {
  const release = Object.values(releases).find((each) => each.name === name || each.name === `v${name}`);
  if (release === undefined)
    throw new TypeError(`The release is ${JSON.stringify(name)}. Expected one of ${Object.keys(releases).join(', ')}.`);
  return release;
}
