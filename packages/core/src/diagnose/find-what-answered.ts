import { parseJson, toObject, toTextOrNull } from '../kratos/json.ts';
import type { KratosResponse } from '../kratos/kratos-call.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { partlyPassed } from './check-passed-on.ts';
import { describeReply, isRedirect } from './describe-reply.ts';
import { type Finding, toFinding } from './finding.ts';
import { cameTo, opening, type Setup, whoami } from './setup.ts';

/** What stands there when the opening of a flow was answered with something that Kratos does not say; and its version, if that came to light. */
export async function findWhatAnswered(
  setup: Setup,
  answer: KratosResponse,
): Promise<{ readonly finding: Finding; readonly version: string | null }> {
  const { kratosUrl } = setup;
  const version = await findVersion(setup, kratosUrl.endsWith('/admin') ? '/version' : '/admin/version');
  // Whatever the header Accept says, this one is answered with JSON. The admin API does not know it.
  const isPublic = (version !== null || isRedirect(answer)) && (await isKratos(setup, kratosUrl));
  if (version !== null && !isPublic) return { finding: adminPort(setup), version };
  if (isRedirect(answer)) return { finding: isPublic ? acceptDropped(setup) : redirected(setup), version };
  return { finding: judge(setup, answer, isPublic ? kratosUrl : await findAddress(setup)), version };
}

/** `address` is where Kratos answers; `null` when it does nowhere that was looked. */
function judge(setup: Setup, answer: KratosResponse, address: string | null): Finding {
  if (address !== null && !isSameAddress(address, setup.kratosUrl)) return wrongPath(setup, answer, address);
  if ([401, 403, 407].includes(answer.status)) return gatewayRefused(setup, answer);
  return address === null ? notKratos(setup, answer) : partlyPassed(setup, { passed: whoami, path: opening, reply: answer });
}

/** `/version` is of the admin API; on the public one it is there only if somebody put it there. */
export async function findVersion({ kratosUrl, ask }: Setup, path: string): Promise<string | null> {
  const { reply } = await ask(`${kratosUrl}${path}`);
  return typeof reply !== 'string' && reply.status === 200 ? toTextOrNull(toObject(parseJson(reply.text))['version']) : null;
}

async function isKratos({ ask }: Setup, url: string): Promise<boolean> {
  const { reply } = await ask(`${url}${whoami}`);
  return ['noSession', 'signedIn', 'secondFactorDue'].includes(readOutcome({ name: 'whoami' }, reply).kind);
}

/** Where Kratos answers: there, or further up, for too much of a path is often given: that of a call, or of the page. */
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

// ------------------------------------------------------------------------------------------------ what is told
const adminPort = ({ kratosUrl }: Setup): Finding =>
  toFinding(
    'admin-port',
    `"${kratosUrl}" is the admin API of Kratos: it tells its version. Expected the public API. Give kratosUrl its address (port 4433 unless configured otherwise), and keep the admin API away from browsers.`,
  );

const acceptDropped = (setup: Setup): Finding =>
  toFinding(
    'accept-dropped',
    `${cameTo(setup)} a redirect, though it was asked for JSON and other calls are answered with it. Expected a flow. A proxy drops or rewrites the header Accept: let it pass "Accept: application/json" on as it came.`,
  );

const redirected = (setup: Setup): Finding =>
  toFinding(
    'redirected',
    `${cameTo(setup)} a redirect. Expected JSON. Something before Kratos sends requests elsewhere: from http to https, to another host, or to a login of its own. Give kratosUrl the address that answers by itself.`,
  );

const wrongPath = (setup: Setup, answer: KratosResponse, better: string): Finding =>
  toFinding(
    'wrong-path',
    `${cameTo(setup)} ${describeReply(answer)}. Expected the address below which /self-service and /sessions are, and no more: that is "${better}". Give kratosUrl this one.`,
  );

/** Kratos would say no in JSON of its own. */
const gatewayRefused = (setup: Setup, answer: KratosResponse): Finding =>
  toFinding(
    'refused',
    `${cameTo(setup)} ${describeReply(answer)}. Expected a login flow. Something in front of Kratos says no: look at its rules. If nothing is in front of it, give kratosUrl the address of the public API.`,
  );

const notKratos = (setup: Setup, answer: KratosResponse): Finding =>
  toFinding(
    'not-kratos',
    `${cameTo(setup)} ${describeReply(answer)}. Expected a login flow, as the public API of Kratos writes it. Give kratosUrl the address of the public API, with the path below which it is served.`,
  );
