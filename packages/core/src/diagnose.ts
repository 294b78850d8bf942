/** `@kratos-login/core/diagnose`: checks the set-up of a Kratos for the developer. It is an entry of its own, so that users do not download it. */
import { createAsk, type RequestResult } from './diagnose/ask.ts';
import { checkKratosUrl, checkSites } from './diagnose/check-address.ts';
import { checkCorsHeaders, findWhyNoAnswer } from './diagnose/check-cors.ts';
import { checkFlow } from './diagnose/check-flow.ts';
import { checkHealth } from './diagnose/check-health.ts';
import { checkReturnTo } from './diagnose/check-return-to.ts';
import { checkTotp } from './diagnose/check-session.ts';
import { checkWhoami } from './diagnose/check-whoami.ts';
import { findVersion, findWhatAnswered } from './diagnose/find-what-answered.ts';
import { type Finding, type FindingCode, toFinding } from './diagnose/finding.ts';
import { isCrossOrigin, opening, resultedIn, type Setup } from './diagnose/setup.ts';
import { type Snippet, toCorsConfig, toCurl } from './diagnose/snippet.ts';
import type { KratosResponse } from './kratos/kratos-call.ts';
import type { Outcome } from './kratos/outcome.ts';
import { readOutcome } from './kratos/read-outcome.ts';
import { toBaseAddress, toWebAddress } from './kratos/web-address.ts';

export type { Finding, FindingCode, Snippet };
export { toCorsConfig };

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** The public address of Kratos: the same value as for the login. */
  readonly kratosUrl: string;
  /** The address of the login page. Default: the page that this runs in. Without a page, CORS and sites are not checked. */
  readonly page?: string | undefined;
  /** Where the browser goes after the login: the same value as for the login. Default: not checked. */
  readonly returnTo?: string | undefined;
  /** Replaces the platform's `fetch`. Outside of a page it must keep cookies. Default: the global `fetch`, with which cookies are checked in a page only. */
  readonly fetch?: typeof fetch | undefined;
  /** Time limit of one request with its body, in milliseconds. At most seven requests are sent. Default: 5 000. */
  readonly timeout?: number | undefined;
}

/** The result of {@link diagnose}. */
export interface Diagnosis {
  /** The problems and hints, or an empty list when none were found. */
  readonly findings: readonly Finding[];
  /** The version of Kratos, such as `v26.2.0`, or `null` when it is unknown. The public API does not return it. */
  readonly version: string | null;
}

/**
 * Checks the set-up of a Kratos for a login by AJAX. It only reads: it does not sign the user in or out, and no code is mailed. It never rejects.
 * It can check TOTP only while a user is signed in.
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
  // The browser blocks mixed content, so further checks would only repeat this finding.
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

/** Checks whether there is a response, whether it is from Kratos, and what it means. */
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

/** The response to the request that creates a flow, and its outcome. */
interface Opened extends RequestResult {
  readonly reply: KratosResponse;
  readonly outcome: Outcome;
}

/** Whether the response is not from Kratos. Kratos always serves this path, so a 404 means another server or a wrong path prefix. */
const isForeign = ({ outcome, reply }: Opened): boolean => outcome.kind === 'unexpected' || reply.status === 404;

async function checkAnswer(setup: Setup, opened: Opened, returnTo: string | undefined): Promise<readonly Finding[]> {
  const health = await checkHealth(setup);
  const { outcome, reply } = opened;
  switch (outcome.kind) {
    case 'flow':
    case 'noUsableMethod':
      return [
        ...health,
        ...withoutRepeats(setup, [...(await checkWhoami(setup, opened)), ...(await checkFlow(setup, outcome.flow))]),
        ...(await checkReturnTo(setup, returnTo)),
      ];
    case 'sessionChanged':
      return [...health, ...(await checkWhoami(setup, opened)), ...(await checkTotp(setup)), ...(await checkReturnTo(setup, returnTo))];
    case 'rateLimited':
    case 'unavailable':
    case 'serverError':
      return health.length > 0 ? health : [serverTrouble(setup, reply.status)];
    default:
      return [...health, refused(setup, reply.status)];
  }
}

/** A page that cannot read error responses cannot tell them from a path that a proxy does not pass on. */
function withoutRepeats({ isInPage }: Setup, findings: readonly Finding[]): readonly Finding[] {
  const isBlind = isInPage && findings.some(({ code }) => code === 'cors-errors');
  return isBlind ? findings.filter(({ code }) => code !== 'partly-passed') : findings;
}

const timedOut = (setup: Setup): Finding =>
  toFinding('timed-out', {
    what: `${resultedIn(setup)} no response in time. Expected one.`,
    fix: 'Check Kratos and any proxy before it.',
    copy: toCurl(`${setup.kratosUrl}${opening}`),
  });

const serverTrouble = (setup: Setup, status: number): Finding =>
  toFinding('server-trouble', {
    what: `${resultedIn(setup)}: ${status}. Expected 200.`,
    fix: 'Check the log of Kratos, or the log of the proxy before it.',
  });

const refused = (setup: Setup, status: number): Finding =>
  toFinding('refused', {
    what: `${resultedIn(setup)}: ${status}. Expected 200. The refusal is in JSON.`,
    fix: 'Check the log of Kratos, or the rules of the gateway before it.',
  });
