import { isBaseAddress, toBaseAddress } from '../kratos/web-address.ts';
import { type Finding, toFinding } from './finding.ts';
import { toShown } from './setup.ts';

/** What an address alone can tell, before anybody is asked. */
export function checkKratosUrl(kratosUrl: unknown, page: string | undefined): readonly Finding[] {
  return isBaseAddress(toBaseAddress(kratosUrl, page)) ? [] : [toFinding('bad-address', sayBadAddress(kratosUrl))];
}

/** What a `kratosUrl` is, and what it has to be. */
export const sayBadAddress = (kratosUrl: unknown): string =>
  `kratosUrl is ${toShown(kratosUrl)}${sayWhatIsWrong(toBaseAddress(kratosUrl))}. Expected an absolute http or https address and no more, such as "https://auth.example.com"; in a page, a path such as "/kratos" will do.`;

function sayWhatIsWrong(address: string): string {
  if (!/^https?:\/\/[^/]/i.test(address)) return '';
  return /[@?#\\\s\p{C}]/u.test(address)
    ? ', with a user name, a query, a fragment, a backslash or a space'
    : ', with a host or a port that cannot be';
}

/** What the addresses of page and Kratos tell together. */
export function checkSites(page: URL, kratos: URL): readonly Finding[] {
  const both = `The page is at "${page.origin}" and Kratos at "${kratos.origin}".`;
  if (page.protocol === 'https:' && kratos.protocol === 'http:') {
    return [
      toFinding('mixed-content', `${both} Expected https for both: browsers block plain http in a page of https. Serve Kratos over https.`),
    ];
  }
  if (isLocal(page) && isLocal(kratos) && page.hostname !== kratos.hostname) {
    return [
      toFinding(
        'local-names',
        `${both} Expected one name in both: "localhost", "127.0.0.1" and "[::1]" are different sites to a browser, and it keeps the cookies of one from the other. Open the page and set kratosUrl and serve.public.base_url under the same name.`,
      ),
    ];
  }
  if (isSameSite(page, kratos)) return [];
  return [
    toFinding(
      'other-site',
      `${both} Expected one site, with the same scheme: Kratos sets its cookies with SameSite=Lax, and a browser does not send these from another site. Serve Kratos below the domain of the page; cookies.same_site: None works only over https, and not where third-party cookies are blocked.`,
    ),
  ];
}

/** To a browser that sends cookies, ports and names below one domain do not matter. */
export const isSameSite = (page: URL, kratos: URL): boolean => toSite(page) === toSite(kratos);

export const isLocal = ({ hostname }: URL): boolean => /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);

/** Two hosts of one site have at least the last two labels in common. Below suffixes like "co.uk" it takes more: there only the cookies tell. */
function toSite({ protocol, hostname }: URL): string {
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return `${protocol}//${isNumber ? hostname : hostname.split('.').slice(-2).join('.')}`;
}
