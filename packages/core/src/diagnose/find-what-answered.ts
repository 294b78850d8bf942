import { parseJson, toObject, toTextOrNull } from '../kratos/json.ts';
import type { KratosResponse } from '../kratos/kratos-call.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { partlyPassed } from './check-passed-on.ts';
import { describeReply, isRedirect } from './describe-reply.ts';
import { type Finding, toFinding } from './finding.ts';
import { opening, resultedIn, type Setup, whoami } from './setup.ts';
import { toCurl, toLoginCode, toProxyConfig } from './snippet.ts';

/** Finds out which server sent a response that is not from Kratos, and the version of Kratos if that server returns it. */
export async function findWhatAnswered(
  setup: Setup,
  answer: KratosResponse,
): Promise<{ readonly finding: Finding; readonly version: string | null }> {
  const { kratosUrl } = setup;
  const version = await findVersion(setup, kratosUrl.endsWith('/admin') ? '/version' : '/admin/version');
  // Kratos answers this request with JSON whatever the Accept header is. The admin API does not have it.
  const isPublic = (version !== null || isRedirect(answer)) && (await isKratos(setup, kratosUrl));
  if (version !== null && !isPublic) return { finding: adminPort(setup), version };
  if (isRedirect(answer)) return { finding: isPublic ? acceptDropped(setup) : redirected(setup), version };
  return { finding: judge(setup, answer, isPublic ? kratosUrl : await findAddress(setup)), version };
}

/** `address` is where Kratos responds, or `null` when it was not found. */
function judge(setup: Setup, answer: KratosResponse, address: string | null): Finding {
  if (address !== null && !isSameAddress(address, setup.kratosUrl)) return wrongPath(setup, answer, address);
  if ([401, 403, 407].includes(answer.status)) return gatewayRefused(setup, answer);
  return address === null ? notKratos(setup, answer) : partlyPassed(setup, { passed: whoami, path: opening, reply: answer });
}

/** `/version` belongs to the admin API. The public API has it only if a proxy adds it. */
export async function findVersion({ kratosUrl, ask }: Setup, path: string): Promise<string | null> {
  const { reply } = await ask(`${kratosUrl}${path}`);
  return typeof reply !== 'string' && reply.status === 200 ? toTextOrNull(toObject(parseJson(reply.text))['version']) : null;
}

async function isKratos({ ask }: Setup, url: string): Promise<boolean> {
  const { reply } = await ask(`${url}${whoami}`);
  return ['noSession', 'signedIn', 'secondFactorDue'].includes(readOutcome({ name: 'whoami' }, reply).kind);
}

/** Returns the address where Kratos responds. A path that is too long, such as that of a request or of the page, is shortened. */
async function findAddress(setup: Setup): Promise<string | null> {
  const { origin, pathname } = new URL(setup.kratosUrl);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  for (let length = Math.min(segments.length, 4); length >= 0; length--) {
    const url = [origin, ...segments.slice(0, length)].join('/');
    if (await isKratos(setup, url)) return url;
  }
  return null;
}

const isSameAddress = (one: string, other: string): boolean => new URL(one).href === new URL(other).href;

// ------------------------------------------------------------------------------------------------ findings
const adminPort = ({ kratosUrl }: Setup): Finding =>
  toFinding('admin-port', {
    what: `"${kratosUrl}" is the admin API of Kratos, because it returns its version. Expected the public API.`,
    fix: 'Set kratosUrl to its address (port 4433 by default), and keep the admin API away from browsers.',
    copy: new URL(kratosUrl).port === '4434' ? toLoginCode(new URL(kratosUrl).origin.replace(/4434$/, '4433')) : null,
  });

const acceptDropped = (setup: Setup): Finding =>
  toFinding('accept-dropped', {
    what: `${resultedIn(setup)} a redirect, although the request accepts only JSON and other requests get it. Expected a flow.`,
    fix: 'A proxy drops or rewrites the Accept header. Let it pass on "Accept: application/json" unchanged.',
    copy: toProxyConfig(setup.kratosUrl, ['proxy_set_header Accept $http_accept;']),
  });

const redirected = (setup: Setup): Finding =>
  toFinding('redirected', {
    what: `${resultedIn(setup)} a redirect. Expected JSON.`,
    fix: 'A server before Kratos redirects requests from http to https, to another host, or to its own login. Set kratosUrl to an address without a redirect.',
    copy: toCurl(`${setup.kratosUrl}${opening}`),
  });

const wrongPath = (setup: Setup, answer: KratosResponse, better: string): Finding =>
  toFinding('wrong-path', {
    what: `${resultedIn(setup)} ${describeReply(answer)}. Expected the address that /self-service and /sessions are appended to, which is "${better}".`,
    fix: 'Set kratosUrl to it.',
    copy: toLoginCode(better),
  });

/** Kratos itself refuses with JSON of its own. */
const gatewayRefused = (setup: Setup, answer: KratosResponse): Finding =>
  toFinding('refused', {
    what: `${resultedIn(setup)} ${describeReply(answer)}. Expected a login flow.`,
    fix: 'A gateway before Kratos refuses the request. Check its rules. Without a gateway, set kratosUrl to the address of the public API.',
    copy: toCurl(`${setup.kratosUrl}${opening}`),
  });

const notKratos = (setup: Setup, answer: KratosResponse): Finding =>
  toFinding('not-kratos', {
    what: `${resultedIn(setup)} ${describeReply(answer)}. Expected a login flow from the public API of Kratos.`,
    fix: 'Set kratosUrl to the address of the public API, with its path prefix.',
    copy: toCurl(`${setup.kratosUrl}${opening}`),
  });
