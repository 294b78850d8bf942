/** `@kratos-login/core/diagnose`: asks a Kratos what is wrong with it, for the developer. Apart, so that nobody's visitors download it. */
import { type Asked, createAsk } from './diagnose/ask.ts';
import { checkKratosUrl, checkSites } from './diagnose/check-address.ts';
import { checkCorsHeaders, findWhyNoAnswer } from './diagnose/check-cors.ts';
import { checkFlow } from './diagnose/check-flow.ts';
import { checkHealth } from './diagnose/check-health.ts';
import { checkReturnTo } from './diagnose/check-return-to.ts';
import { checkTotp } from './diagnose/check-session.ts';
import { checkWhoami } from './diagnose/check-whoami.ts';
import { findVersion, findWhatAnswered } from './diagnose/find-what-answered.ts';
import { type Finding, type FindingCode, toFinding } from './diagnose/finding.ts';
import { cameTo, isCrossOrigin, opening, type Setup } from './diagnose/setup.ts';
import type { KratosResponse } from './kratos/kratos-call.ts';
import type { Outcome } from './kratos/outcome.ts';
import { readOutcome } from './kratos/read-outcome.ts';
import { toBaseAddress, toWebAddress } from './kratos/web-address.ts';

export type { Finding, FindingCode };

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** The public address of Kratos, as the login is given it. */
  readonly kratosUrl: string;
  /** The address of the page that the login is for. Default: the page this runs in; without one nothing is said of CORS and sites. */
  readonly page?: string | undefined;
  /** Where the login is to lead, as the login is given it. */
  readonly returnTo?: string | undefined;
  /** Instead of the platform's `fetch`. Outside of a page it has to keep cookies: with the platform's own nothing is said of cookies there. */
  readonly fetch?: typeof fetch | undefined;
  /** How long one request may take, in milliseconds, its body included. Default: 5 000. Seven are sent at most. */
  readonly timeout?: number | undefined;
}

/** What {@link diagnose} found. */
export interface Diagnosis {
  /** Empty when nothing is wrong that could be seen. */
  readonly findings: readonly Finding[];
  /** Of Kratos, such as `v26.2.0`; `null` when it does not tell, and the public API does not. */
  readonly version: string | null;
}

/**
 * Finds out what is wrong with the set-up of a Kratos for a login by AJAX, and says it in plain words. It only reads: it signs nobody in or
 * out, and has no code mailed. It never rejects. Of TOTP it can tell only while somebody is signed in.
 *
 * ```ts
 * import { diagnose } from '@kratos-login/core/diagnose'
 *
 * const { findings } = await diagnose({ kratosUrl: 'http://localhost:4433', page: 'http://127.0.0.1:4455/login' })
 * for (const { code, severity, text } of findings) console.log(code, severity, text) // local-names problem The page is at …
 * ```
 *
 * Sources: the handlers below `selfservice/flow/login` and `x/nosurfx/nosurf.go` in ory/kratos, and recordings of three releases.
 */
export async function diagnose({ kratosUrl, page, returnTo, fetch: given, timeout = 5_000 }: DiagnoseOptions): Promise<Diagnosis> {
  const badAddress = checkKratosUrl(kratosUrl, page);
  if (badAddress.length > 0) return { findings: badAddress, version: null };
  const setup = createSetup({ kratosUrl, page, fetch: given }, timeout);
  const sites = setup.page === null ? [] : checkSites(setup.page, new URL(setup.kratosUrl));
  // A browser sends nothing then: whatever came of it would be this again.
  if (sites.some(({ code }) => code === 'mixed-content')) return { findings: sites, version: null };
  const { findings, version } = await examine(setup, returnTo);
  return { findings: [...sites, ...findings], version };
}

function createSetup({ kratosUrl: given, page: givenPage, fetch: givenFetch }: DiagnoseOptions, timeout: number): Setup {
  const kratosUrl = toBaseAddress(given, givenPage);
  const isInPage = typeof location !== 'undefined';
  const address = toWebAddress(givenPage ?? (isInPage ? location.href : null));
  const page = address === null ? null : new URL(address);
  const origin = !isInPage && isCrossOrigin({ page, kratosUrl }) ? (page?.origin ?? null) : null;
  const ask = createAsk({ fetch: givenFetch ?? ((...parameters) => fetch(...parameters)), timeout, origin });
  return { kratosUrl, page, isInPage, keepsCookies: isInPage || givenFetch !== undefined, ask };
}

/** From the outside in: is there an answer, is it Kratos's, and what does it say. */
async function examine(setup: Setup, returnTo: string | undefined): Promise<Diagnosis> {
  const { reply, headers } = await setup.ask(`${setup.kratosUrl}${opening}`);
  if (reply === 'unreachable') return { findings: [await findWhyNoAnswer(setup)], version: null };
  if (reply === 'timedOut') return { findings: [timedOut(setup)], version: null };
  const opened: Opened = { reply, headers, outcome: readOutcome({ name: 'create', aal: 'aal1', hasLoginChallenge: false }, reply) };
  if (isForeign(opened)) {
    const { finding, version } = await findWhatAnswered(setup, reply);
    return { findings: [finding], version };
  }
  return {
    findings: [...checkCorsHeaders(setup, opened), ...(await checkAnswer(setup, opened, returnTo))],
    version: await findVersion(setup, '/version'),
  };
}

/** An opening that came to an answer, and what it means. */
interface Opened extends Asked {
  readonly reply: KratosResponse;
  readonly outcome: Outcome;
}

/** Something that Kratos does not say here. It knows this path: whoever answers it with 404 is somebody else, or it is not this path. */
const isForeign = ({ outcome, reply }: Opened): boolean => outcome.kind === 'unexpected' || reply.status === 404;

async function checkAnswer(setup: Setup, opened: Opened, returnTo: string | undefined): Promise<readonly Finding[]> {
  const health = await checkHealth(setup);
  const { outcome, reply } = opened;
  switch (outcome.kind) {
    case 'flow':
    case 'noUsableMethod':
      return [
        ...health,
        ...withoutEchoes(setup, [...(await checkWhoami(setup, opened)), ...(await checkFlow(setup, outcome.flow))]),
        ...(await checkReturnTo(setup, returnTo)),
      ];
    case 'sessionChanged':
      return [...health, ...(await checkWhoami(setup, opened)), ...(await checkTotp(setup)), ...(await checkReturnTo(setup, returnTo))];
    case 'rateLimited':
    case 'unavailable':
    case 'serverError':
      return health.length > 0 ? health : [inTrouble(setup, reply.status)];
    default:
      return [...health, refused(setup, reply.status)];
  }
}

/** A page that may read no errors cannot tell one from a path that is not passed on. */
function withoutEchoes({ isInPage }: Setup, findings: readonly Finding[]): readonly Finding[] {
  const isBlind = isInPage && findings.some(({ code }) => code === 'cors-errors');
  return isBlind ? findings.filter(({ code }) => code !== 'partly-passed') : findings;
}

const timedOut = (setup: Setup): Finding =>
  toFinding('timed-out', `${cameTo(setup)} no answer in time. Expected one. Look at Kratos, and at what stands between.`);

const inTrouble = (setup: Setup, status: number): Finding =>
  toFinding('server-trouble', `${cameTo(setup)}: ${status}. Expected 200. Look at the log of Kratos, or at that of what stands before it.`);

const refused = (setup: Setup, status: number): Finding =>
  toFinding(
    'refused',
    `${cameTo(setup)}: ${status}. Expected 200. Something says no, in JSON: look at the log of Kratos, or at the rules of the gateway before it.`,
  );
