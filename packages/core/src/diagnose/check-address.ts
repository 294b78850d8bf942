import { isBaseAddress, toBaseAddress } from '../kratos/web-address.ts';
import { type Finding, toFinding } from './finding.ts';
import { toShown } from './setup.ts';
import { toBaseUrlConfig } from './snippet.ts';

/** Checks the address without a request. */
export function checkKratosUrl(kratosUrl: unknown, page: string | undefined): readonly Finding[] {
  return isBaseAddress(toBaseAddress(kratosUrl, page)) ? [] : [badAddress(kratosUrl)];
}

const badAddress = (kratosUrl: unknown): Finding =>
  toFinding('bad-address', {
    what: nameBadAddress(kratosUrl),
    fix: `Set it to an ${validAddress}`,
    text: describeBadAddress(kratosUrl),
  });

/** Describes an invalid `kratosUrl`, and what is valid. */
export const describeBadAddress = (kratosUrl: unknown): string => `${nameBadAddress(kratosUrl)} Expected an ${validAddress}`;

const nameBadAddress = (kratosUrl: unknown): string =>
  `kratosUrl is ${toShown(kratosUrl)}${describeAddressFault(toBaseAddress(kratosUrl))}.`;

const validAddress =
  'absolute http or https address and nothing else, such as "https://auth.example.com". In a page, a path such as "/kratos" is accepted too.';

function describeAddressFault(address: string): string {
  if (!/^https?:\/\/[^/]/i.test(address)) return '';
  return /[@?#\\\s\p{C}]/u.test(address)
    ? ', with a user name, a query, a fragment, a backslash or a space'
    : ', with an invalid host or port';
}

/** Checks the addresses of the page and of Kratos against each other. */
export function checkSites(page: URL, kratos: URL): readonly Finding[] {
  const both = `The page is at "${page.origin}" and Kratos at "${kratos.origin}".`;
  if (page.protocol === 'https:' && kratos.protocol === 'http:') {
    return [
      toFinding('mixed-content', {
        what: `${both} Expected https for both, because browsers block plain http in an https page.`,
        fix: 'Serve Kratos over https.',
        copy: toBaseUrlConfig(`https://${kratos.host}`),
      }),
    ];
  }
  if (isLocal(page) && isLocal(kratos) && page.hostname !== kratos.hostname) {
    return [
      toFinding('local-names', {
        what: `${both} Expected the same host name for both. "localhost", "127.0.0.1" and "[::1]" are different sites, and a browser does not send the cookies of one to another.`,
        fix: 'Use the same name for the page, kratosUrl and serve.public.base_url.',
        copy: toBaseUrlConfig(`${kratos.protocol}//${page.hostname}${kratos.port && `:${kratos.port}`}`),
      }),
    ];
  }
  if (isSameSite(page, kratos)) return [];
  return [
    toFinding('other-site', {
      what: `${both} Expected the same site and scheme. Kratos sets its cookies with SameSite=Lax, and a browser does not send these from another site.`,
      fix: 'Serve Kratos below the domain of the page. cookies.same_site: None works only over https, and not where third-party cookies are blocked.',
    }),
  ];
}

/** Whether a browser sends the cookies of one to the other. Ports and subdomains do not matter for that. */
export const isSameSite = (page: URL, kratos: URL): boolean => toSite(page) === toSite(kratos);

export const isLocal = ({ hostname }: URL): boolean => /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);

/** Hosts of one site share at least the last two labels. Below suffixes like "co.uk" they share more, which only the check of the cookies finds. */
function toSite({ protocol, hostname }: URL): string {
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return `${protocol}//${isNumber ? hostname : hostname.split('.').slice(-2).join('.')}`;
}
