import type { LoginFlow } from '../kratos/login-flow.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { isLocal, isSameSite } from './check-address.ts';
import { checkPassedOn } from './check-passed-on.ts';
import { type Finding, toFinding } from './finding.ts';
import { cameTo, type Setup, toShown } from './setup.ts';

/** What a first flow tells, and whether it can be fetched again: only with the cookie that came with it. */
export async function checkFlow(setup: Setup, flow: LoginFlow): Promise<readonly Finding[]> {
  return [...checkBaseUrl(setup, flow), ...checkPassword(flow), ...(await fetchAgain(setup, flow.id))];
}

const fetching = '/self-service/login/flows';

function checkBaseUrl({ kratosUrl }: Setup, { action }: LoginFlow): readonly Finding[] {
  const [baseUrl = ''] = action.split('/self-service/');
  if (URL.canParse(baseUrl) && new URL(baseUrl).href === new URL(kratosUrl).href) return [];
  return [
    toFinding(
      'base-url-differs',
      `Kratos is served at "${kratosUrl}" and takes itself to be at ${toShown(baseUrl)}. Expected the same address: redirects, mailed links and social sign-in lead to the second one. Set serve.public.base_url to the address that browsers use.`,
    ),
  ];
}

/** With the form for the identifier alone, the others come later: nothing can be said. */
function checkPassword({ nodes }: LoginFlow): readonly Finding[] {
  const groups = [...new Set(nodes.map(({ group }) => group))].filter((group) => group !== 'default');
  if (groups.includes('password') || groups.includes('identifier_first')) return [];
  return [
    toFinding(
      'password-off',
      `The login flow offers ${groups.length === 0 ? 'nothing' : `only: ${groups.join(', ')}`}. Expected a password. Set selfservice.methods.password.enabled.`,
    ),
  ];
}

async function fetchAgain(setup: Setup, id: string): Promise<readonly Finding[]> {
  const { reply } = await setup.ask(`${setup.kratosUrl}${fetching}?${new URLSearchParams({ id })}`);
  const outcome = readOutcome({ name: 'get' }, reply);
  switch (outcome.kind) {
    case 'csrfMismatch':
      return setup.keepsCookies ? [cookiesNotKept(setup)] : [];
    case 'flowGone':
      return [flowLost(setup)];
    default:
      return checkPassedOn(setup, fetching, reply, outcome);
  }
}

const cookiesNotKept = (setup: Setup): Finding =>
  toFinding(
    'cookies-not-kept',
    `${cameTo(setup, fetching)}: 403, security_csrf_violation, for a flow of a moment ago. Expected the cookie that Kratos had set with it. ${adviseOnCookies(setup)}`,
  );

const flowLost = (setup: Setup): Finding =>
  toFinding(
    'flow-lost',
    `${cameTo(setup, fetching)}: a flow of a moment ago is not known. Expected one Kratos, or several with one database (DSN "memory" is a database of its own in each). Look at what the proxy passes requests on to, and whether it passes this one on at all.`,
  );

function adviseOnCookies({ page, kratosUrl }: Setup): string {
  const kratos = new URL(kratosUrl);
  return [
    ...adviseOnPlainHttp(kratos),
    ...(page === null ? [] : adviseOnSites(page, kratos)),
    'With cookies.same_site: None browsers keep only Secure ones, so Kratos has to be at https and without --dev.',
    'The settings cookies.domain and cookies.path have to fit that address, and a proxy has to pass on Cookie and Set-Cookie.',
  ].join(' ');
}

/** At local addresses Chromium and Firefox keep Secure cookies over plain http, too. Safari does not: https://bugs.webkit.org/show_bug.cgi?id=281149 */
function adviseOnPlainHttp(kratos: URL): readonly string[] {
  if (kratos.protocol !== 'http:') return [];
  const who = isLocal(kratos) ? 'Safari and most cookie jars' : 'browsers';
  return [
    `Without --dev Kratos marks its cookies Secure, and ${who} keep none of these over plain http: run it with --dev, or serve it over https.`,
  ];
}

function adviseOnSites(page: URL, kratos: URL): readonly string[] {
  if (!isSameSite(page, kratos)) return ['Page and Kratos have to be on one site, or cookies.same_site to be None.'];
  if (page.hostname === kratos.hostname) return [];
  return [
    'Where page and Kratos have no more in common than a suffix like "co.uk" or "github.io", they are on two sites: they have to be on one.',
  ];
}
