import { expect, test } from 'vitest';
import { readLoginAddress } from './read-login-address.ts';

test.each([
  ['https://example.com/login?return_to=/account', { returnTo: '/account' }],
  [
    '/?flow=f1&aal=aal2&refresh=true&login_challenge=c&organization=o&via=v#top',
    {
      ...{ flowId: 'f1', aal: 'aal2', refresh: true, loginChallenge: 'c', organization: 'o', via: 'v' },
    },
  ],
  ['/?return_to=%2Fa%3Fb%23c', { returnTo: '/a?b#c' }],
  ['?return_to=/a?b', { returnTo: '/a?b' }],
  ['/#?return_to=/fragment', {}],
  ['/?aal=aal3&refresh=1&flow=', {}],
  ['//?return_to=/a', { returnTo: '/a' }],
  ['//', {}],
  ['http://[', {}],
  ['', {}],
])('the options of the address %j are %j', (address, options) => {
  expect(readLoginAddress(address)).toEqual(options);
});
