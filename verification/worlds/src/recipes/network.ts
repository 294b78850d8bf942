import type { NetworkFault } from '../paused-network.ts';
import type { NetworkOutcome, Recipe, Recipes, Wanted } from './recipe.ts';

const page = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: '<!doctype html><title>Not Kratos</title><h1>Not Kratos</h1>',
});

const byNetwork = (how: string, fault: NetworkFault): Recipe => ({ how: `network: ${how}`, fault });

/** A refusal by a gateway before Kratos. */
export const gatewayRefusal: readonly [Recipe, ...Recipe[]] = [
  byNetwork('a gateway answers 403 in the format of Ory Oathkeeper', {
    status: 403,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      error: { code: 403, status: 'Forbidden', message: 'Access credentials are not sufficient to access this resource' },
    }),
  }),
];

/** Answers of the network to any call. Kratos does not get the request. */
export const networkRecipes: { readonly [Kind in NetworkOutcome]: Recipes | ((wanted: Pick<Wanted<Kind>, 'outcome'>) => Recipes) } = {
  unreachable: [byNetwork('it is down', 'offline')],
  timedOut: [byNetwork('no answer arrives', 'silence')],
  rateLimited: ({ outcome: { retryAfter } }) => {
    const wait = retryAfter === null ? {} : { 'retry-after': String(retryAfter / 1000) };
    const why = `asks to wait${retryAfter === null ? '' : ` ${retryAfter / 1000} s`}`;
    return [byNetwork(`a proxy answers 429 and ${why}`, page(429, wait))];
  },
  unavailable: ({ outcome: { retryAfter } }) => [
    byNetwork(`a proxy answers 503 and asks to wait ${retryAfter / 1000} s`, page(503, { 'retry-after': String(retryAfter / 1000) })),
  ],
  serverError: [byNetwork('a proxy answers 500 with its own page', page(500))],
  unexpected: ({ outcome: { why } }) => {
    if (why === 'bad-address') return 'With an invalid address no request is sent.';
    if (why === 'headers-too-large') return [byNetwork('a proxy answers 431: too many cookies', page(431))];
    return [
      byNetwork('a captive portal answers with its page', page(200)),
      byNetwork('a company proxy redirects to its own sign-in', page(302, { location: 'https://proxy.example.com/sign-in' })),
    ];
  },
  refused: gatewayRefusal,
};
