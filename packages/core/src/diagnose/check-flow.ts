import type { LoginFlow } from '../kratos/login-flow.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { isLocal, isSameSite } from './check-address.ts';
import { checkPassedOn } from './check-passed-on.ts';
import { type Finding, toFinding } from './finding.ts';
import { resultedIn, type Setup, toShown } from './setup.ts';
import { type Snippet, toBaseUrlConfig, toCommand, toCookieConfig, toMethodConfig } from './snippet.ts';

/** Checks a new flow, and whether it can be fetched again, which needs the cookie that Kratos set with it. */
export async function checkFlow(setup: Setup, flow: LoginFlow): Promise<readonly Finding[]> {
  return [...checkBaseUrl(setup, flow), ...checkPassword(flow), ...(await fetchAgain(setup, flow.id))];
}

const fetching = '/self-service/login/flows';

function checkBaseUrl({ kratosUrl }: Setup, { action }: LoginFlow): readonly Finding[] {
  const [baseUrl = ''] = action.split('/self-service/');
  if (URL.canParse(baseUrl) && new URL(baseUrl).href === new URL(kratosUrl).href) return [];
  return [
    toFinding('base-url-differs', {
      what: `Kratos is served at "${kratosUrl}", but its base URL is ${toShown(baseUrl)}. Expected the same address, because redirects, mailed links and social sign-in lead to the second one.`,
      fix: 'Set serve.public.base_url to the address that browsers use.',
      copy: toBaseUrlConfig(kratosUrl),
    }),
  ];
}

/** In the identifier-first style the methods come with a later form, so nothing is reported. */
function checkPassword({ nodes }: LoginFlow): readonly Finding[] {
  const groups = [...new Set(nodes.map(({ group }) => group))].filter((group) => group !== 'default');
  if (groups.includes('password') || groups.includes('identifier_first')) return [];
  return [
    toFinding('password-off', {
      what: `The login flow offers ${groups.length === 0 ? 'no method' : `only: ${groups.join(', ')}`}. Expected a password.`,
      fix: 'Set selfservice.methods.password.enabled.',
      copy: toMethodConfig('password'),
    }),
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
  toFinding('cookies-not-kept', {
    what: `${resultedIn(setup, fetching)}: 403, security_csrf_violation, for a flow that was just created. Expected the cookie that Kratos set with it.`,
    fix: adviseOnCookies(setup),
    copy: toCookieSnippet(setup),
  });

const flowLost = (setup: Setup): Finding =>
  toFinding('flow-lost', {
    what: `${resultedIn(setup, fetching)}: unknown flow, although it was just created. Expected one Kratos, or several with the same database (with the DSN "memory" each has its own).`,
    fix: 'Check where the proxy sends requests, and whether it passes on this path.',
  });

/** The most likely cause of a lost cookie, by the addresses. */
function toCookieSnippet({ page, kratosUrl }: Setup): Snippet {
  const { protocol, hostname } = new URL(kratosUrl);
  if (protocol === 'http:') return toCommand('kratos serve -c kratos.yml --dev');
  if (page !== null && !isSameSite(page, new URL(kratosUrl))) return toCookieConfig({ same_site: 'None' });
  return toCookieConfig({ domain: hostname, path: '/' });
}

function adviseOnCookies({ page, kratosUrl }: Setup): string {
  const kratos = new URL(kratosUrl);
  return [
    ...adviseOnPlainHttp(kratos),
    ...(page === null ? [] : adviseOnSites(page, kratos)),
    'With cookies.same_site: None browsers keep only Secure cookies, so Kratos must use https and run without --dev.',
    'The settings cookies.domain and cookies.path must match that address, and a proxy must pass on Cookie and Set-Cookie.',
  ].join(' ');
}

/** At local addresses, Chromium and Firefox keep Secure cookies over plain http. Safari does not: https://bugs.webkit.org/show_bug.cgi?id=281149 */
function adviseOnPlainHttp(kratos: URL): readonly string[] {
  if (kratos.protocol !== 'http:') return [];
  const clients = isLocal(kratos) ? 'Safari and most cookie jars' : 'browsers';
  return [
    `Without --dev Kratos marks its cookies Secure, and ${clients} keep no Secure cookies over plain http. Run it with --dev, or serve it over https.`,
  ];
}

function adviseOnSites(page: URL, kratos: URL): readonly string[] {
  if (!isSameSite(page, kratos)) return ['The page and Kratos must be on the same site, or cookies.same_site must be None.'];
  if (page.hostname === kratos.hostname) return [];
  return [
    'If the page and Kratos share only a suffix such as "co.uk" or "github.io", they are on different sites. They must be on the same site.',
  ];
}
