import type { LoginFlow } from '../kratos/login-flow.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { type Finding, toFinding } from './finding.ts';
import { isCrossOrigin, type Setup, toShown } from './setup.ts';

/** What a first flow tells, and whether it can be fetched again: only with the cookie that came with it. */
export async function checkFlow(setup: Setup, flow: LoginFlow): Promise<readonly Finding[]> {
  const flowUrl = `${setup.kratosUrl}/self-service/login/flows?${new URLSearchParams({ id: flow.id })}`;
  return [...checkBaseUrl(setup, flow), ...checkPassword(flow), ...(await checkCookies(setup, flowUrl))];
}

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

async function checkCookies(setup: Setup, flowUrl: string): Promise<readonly Finding[]> {
  if (!setup.keepsCookies) return [];
  const { reply } = await setup.ask(flowUrl);
  const outcome = readOutcome({ name: 'get' }, reply);
  const fetched = `GET /self-service/login/flows at "${setup.kratosUrl}" came to`;
  if (outcome.kind === 'csrfMismatch') {
    return [
      toFinding(
        'cookies-not-kept',
        `${fetched}: 403, security_csrf_violation, for a flow of a moment ago. Expected the cookie that Kratos had set with it. ${adviseOnCookies(setup)}`,
      ),
    ];
  }
  if (outcome.kind === 'flowGone') {
    return [
      toFinding(
        'flow-lost',
        `${fetched}: a flow of a moment ago is not known. Expected one Kratos, or several with one database (DSN "memory" is a database of its own in each). Look at what the proxy passes requests on to.`,
      ),
    ];
  }
  return [];
}

function adviseOnCookies(setup: Setup): string {
  const isPlain = setup.kratosUrl.startsWith('http:');
  return [
    isPlain && 'Kratos marks its cookies Secure, and plain http loses them: run it with --dev, or serve it over https.',
    isCrossOrigin(setup) && 'Page and Kratos have to be on one site, or cookies.same_site to be None.',
    'The settings cookies.domain and cookies.path have to fit that address, and a proxy has to pass on Cookie and Set-Cookie.',
  ]
    .filter((each) => each !== false)
    .join(' ');
}
