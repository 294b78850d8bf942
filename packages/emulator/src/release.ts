/** A release of Kratos that the emulator can be. */
export type ReleaseName = 'v26.2.0' | 'v25.4.0' | 'v1.3.1';

/** Where the releases answer differently. Everything that is not here is the same in all three. */
export interface Release {
  readonly name: ReleaseName;
  /** Creating a second-factor flow already mails the code when that is the only way. */
  readonly sendsCodeAtCreation: boolean;
  /** `require_verified_address` refuses with 403 and a way to go on, not with a message in the flow. */
  readonly refusesUnverifiedWithError: boolean;
  /** The `details` of a CSRF error tell the cause. */
  readonly explainsCsrf: boolean;
  /** Errors carry `Ory-Error-Id`. */
  readonly sendsErrorIdHeader: boolean;
  /** Answers to POST carry `Cache-Control`, too. */
  readonly forbidsCachingOfPosts: boolean;
  /** `/health/alive` and `/health/ready` carry `Cache-Control`. */
  readonly forbidsCachingOfHealth: boolean;
  /** The 401 of settings creation says `CredentialsMissing`. */
  readonly saysCredentialsMissing: boolean;
  /** `login_challenge` without a provider is `invalid_configuration`; otherwise a 500 without an id. */
  readonly namesInvalidConfiguration: boolean;
  /** A 400 flow repeats the OAuth2 login request. */
  readonly repeatsOAuth2LoginRequest: boolean;
  /** OAuth2 says skip and somebody is signed in: JSON gets an error, not the body `null`. Either way the challenge is used up and the way back lost. */
  readonly refusesOAuth2Skip: boolean;
  /** The label of a trait tells which trait. */
  readonly labelsNameTheTrait: boolean;
  /** 1010014. */
  readonly codeSentText: string;
  /** The identifier of identifier-first can be filled in by password managers. */
  readonly autocompletesIdentifierFirst: boolean;
  /** The passkey button starts the browser's own suggestions as well. */
  readonly passkeyTriggerLoads: boolean;
  /** Whether `identity_schema` selects the identity schema of a login. */
  readonly takesIdentitySchema: boolean;
  /** The hash of `webauthn.js`. */
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

/** Every release by its name; the first one is the default. */
export const releases: Readonly<Record<ReleaseName, Release>> = { 'v26.2.0': v26, 'v25.4.0': v25, 'v1.3.1': v1 };

/** The release of a name, `v26.2.0` when there is none. Throws a `TypeError` that lists the names for an unknown one. */
export function findRelease(name: string = v26.name): Release {
  const release = Object.values(releases).find((each) => each.name === name || each.name === `v${name}`);
  if (release === undefined)
    throw new TypeError(`The release is ${JSON.stringify(name)}. Expected one of ${Object.keys(releases).join(', ')}.`);
  return release;
}
