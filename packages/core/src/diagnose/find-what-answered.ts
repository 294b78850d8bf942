import type { Answer } from '../kratos/call.ts';
import { parseJson, toObject, toTextOrNull } from '../kratos/json.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { type Finding, toFinding } from './finding.ts';
import type { Setup } from './setup.ts';

/** What stands there when the opening of a flow was answered with something that Kratos does not say; and its version, if that came to light. */
export async function findWhatAnswered(
  setup: Setup,
  answer: Answer,
): Promise<{ readonly finding: Finding; readonly version: string | null }> {
  const { kratosUrl } = setup;
  const opened = `GET /self-service/login/browser at "${kratosUrl}" came to`;
  const say = (finding: Finding, version: string | null = null) => ({ finding, version });

  const adminVersion = await findVersion(setup, kratosUrl.endsWith('/admin') ? '/version' : '/admin/version');
  if (adminVersion !== null) {
    return say(
      toFinding(
        'admin-port',
        `"${kratosUrl}" is the admin API of Kratos: it tells its version. Expected the public API. Give kratosUrl its address (port 4433 unless configured otherwise), and keep the admin API away from browsers.`,
      ),
      adminVersion,
    );
  }
  if (isRedirect(answer)) {
    // Whatever the header Accept says, this one is answered with JSON.
    if (await isKratos(setup, kratosUrl)) {
      return say(
        toFinding(
          'accept-dropped',
          `${opened} a redirect, though it was asked for JSON and other calls are answered with it. Expected a flow. A proxy drops or rewrites the header Accept: let it pass "Accept: application/json" on as it came.`,
        ),
      );
    }
    return say(
      toFinding(
        'redirected',
        `${opened} a redirect. Expected JSON. Something before Kratos sends requests elsewhere: from http to https, to another host, or to a login of its own. Give kratosUrl the address that answers by itself.`,
      ),
    );
  }
  const better = await findBetterAddress(setup);
  if (better !== null) {
    return say(
      toFinding(
        'wrong-path',
        `${opened} ${describe(answer)}. Expected the address below which /self-service and /sessions are, and no more: that is "${better}". Give kratosUrl this one.`,
      ),
    );
  }
  return say(
    toFinding(
      'not-kratos',
      `${opened} ${describe(answer)}. Expected JSON as the public API of Kratos writes it. Give kratosUrl the address of the public API, with the path below which it is served.`,
    ),
  );
}

/** `/version` is of the admin API; on the public one it is there only if somebody put it there. */
export async function findVersion({ kratosUrl, ask }: Setup, path: string): Promise<string | null> {
  const { reply } = await ask(`${kratosUrl}${path}`);
  return typeof reply !== 'string' && reply.status === 200 ? toTextOrNull(toObject(parseJson(reply.text))['version']) : null;
}

const isRedirect = ({ status, redirected }: Answer): boolean => redirected || (status >= 300 && status < 400);

async function isKratos({ ask }: Setup, url: string): Promise<boolean> {
  const { reply } = await ask(`${url}/sessions/whoami`);
  return ['noSession', 'signedIn', 'secondFactorDue'].includes(readOutcome({ name: 'whoami' }, reply).kind);
}

/** Too much of a path is often given: that of a call, or of the page. */
async function findBetterAddress(setup: Setup): Promise<string | null> {
  const { origin, pathname } = new URL(setup.kratosUrl);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  for (let length = Math.min(segments.length, 5) - 1; length >= 0; length--) {
    const url = [origin, ...segments.slice(0, length)].join('/');
    if (await isKratos(setup, url)) return url;
  }
  return null;
}

function describe({ status, text }: Answer): string {
  const body = parseJson(text);
  const what =
    text === '' ? 'nothing in it' : body !== undefined ? 'JSON of something else' : /<html|<!doctype/i.test(text) ? 'a page' : 'text';
  return `${status} with ${what}`;
}
