import type { JsonObject } from '@kratos-login/emulator';
import { identitySchema } from '../base-config.ts';
import type { Probe, ProbeGroup, Situation } from './probe.ts';

const session = 'ory_kratos_session';
const password = { method: 'password', identifier: 'nobody@example.com', password: 'wrong', csrf_token: '{token}' };
const login = '/self-service/login?flow={flow}';

// ------------------------------------------------------------------------------------------------ cookies
const sessionCookies: readonly (readonly [title: string, cookie: string])[] = [
  ['alone', `${session}={session}`],
  ['percent-encoded', `${session}={encodedSession}`],
  ['without its padding', `${session}={unpaddedSession}`],
  ['in quotes', `${session}="{session}"`],
  ['in a quote that does not end', `${session}="{session}`],
  ['with a blank behind', `${session}={session} ; a=1`],
  ['with a blank around the equals sign', `${session} = {session}`],
  ['with a blank inside', `${session}={session} x`],
  ['with a backslash inside', `${session}={session}\\`],
  ['after garbage of the same name', `${session}=garbage; ${session}={session}`],
  ['before garbage of the same name', `${session}={session}; ${session}=garbage`],
  ['after an empty one of the same name', `${session}=; ${session}={session}`],
  ['after one of the same name without an equals sign', `${session}; ${session}={session}`],
  ['after one of the same name that is no cookie', `${session}=a"b; ${session}={session}`],
  ['after a cookie without a name', `=1; ${session}={session}`],
  ['after empty parts', `;; ;${session}={session}`],
  ['after a name with a blank', `a b=1; ${session}={session}`],
  ['after a name in brackets', `a[0]=1; ${session}={session}`],
  ['in capital letters', `${session.toUpperCase()}={session}`],
  ['with letters behind', `${session}={session}AAAA`],
  ['with padding behind', `${session}={session}==`],
  ['after a very long one of another name', `a={long}; ${session}={session}`],
  ['of another, very long value', `${session}={long}`],
  ['empty', `${session}=`],
  ['among three thousand others', `{manyCookies}; ${session}={session}`],
  ['separated by a comma', `a=1, ${session}={session}`],
  ['with a tab in front', `a=1;\t${session}={session}`],
];

const csrf = '{csrfName}';
const csrfCookies: readonly (readonly [title: string, cookie: string])[] = [
  ['alone', `${csrf}={csrf}`],
  ['percent-encoded', `${csrf}={encodedCsrf}`],
  ['without its padding', `${csrf}={unpaddedCsrf}`],
  ['in the alphabet of URLs', `${csrf}={urlCsrf}-`],
  ['in quotes', `${csrf}="{csrf}"`],
  ['in a quote that does not end', `${csrf}="{csrf}`],
  ['with a blank around the equals sign', `${csrf} = {csrf}`],
  ['with a backslash inside', `${csrf}={csrf}\\`],
  ['before another one', `${csrf}={csrf}; ${csrf}={otherCsrf}`],
  ['after another one', `${csrf}={otherCsrf}; ${csrf}={csrf}`],
  ['twice', `${csrf}={csrf}; ${csrf}={csrf}`],
  ['before garbage of the same name', `${csrf}={csrf}; ${csrf}=garbage`],
  ['after garbage of the same name', `${csrf}=garbage; ${csrf}={csrf}`],
  ['after one of the same name that is no cookie', `${csrf}=a"b; ${csrf}={csrf}`],
  ['empty', `${csrf}=`],
  ['replaced by another one', `${csrf}={otherCsrf}`],
  ['replaced by garbage', `${csrf}=garbage`],
  ['missing beside another cookie', 'a=1'],
  ['missing', ''],
];

const cookieProbes: readonly Probe[] = [
  ...sessionCookies.map(
    ([title, cookie]): Probe => ({ title: `session cookie ${title}`, by: 'one factor', path: '/sessions/whoami', cookie }),
  ),
  ...csrfCookies.flatMap(([title, cookie]): readonly Probe[] => [
    { title: `CSRF cookie ${title}: submit`, by: 'signed out', method: 'POST', path: login, cookie, body: password },
    { title: `CSRF cookie ${title}: fetch`, by: 'signed out', path: '/self-service/login/flows?id={flow}', cookie },
    { title: `CSRF cookie ${title}: create`, by: 'signed out', path: '/self-service/login/browser', cookie },
  ]),
];

// ------------------------------------------------------------------------------------------------ parameters
const situations: readonly Situation[] = ['signed out', 'one factor', 'half', 'both factors'];
const returnTos = [
  '',
  'https://evil.example/',
  'http://127.0.0.1:4455/inside',
  '//evil.example',
  '/inside',
  'javascript:alert(1)',
  'not a url',
  'http://',
  'http://127.0.0.1:4455@evil.example/',
  'http:///inside',
  'http:inside',
  '///inside',
  'HTTP://127.0.0.1:4455/inside',
  'http://127.0.0.1:4455',
  'http://127.0.0.1:44550/',
  'http://user:secret@127.0.0.1:4455/inside',
  'http://127.0.0.1:4455/a b?c d"e#f g',
  'http://127.0.0.1:4455/ü?ü#ü',
  '?x=1',
  '#x',
  'inside',
  '/\\\\evil.example',
  '%zz',
];
const parameter = (path: string, name: string, value: string, by: Situation, headers: Record<string, string> = {}): Probe => ({
  title: `${path} ${name}=${value}${'accept' in headers ? ' as a page' : ''}`,
  by,
  path: `${path}${path.includes('?') ? '&' : '?'}${name}=${value === '%zz' ? value : encodeURIComponent(value)}`,
  headers,
});
const page = { accept: 'text/html' };
const create = '/self-service/login/browser';
const logout = '/self-service/logout?token={logout}';

const parameterProbes: readonly Probe[] = [
  ...returnTos.flatMap((value): readonly Probe[] => [
    parameter(create, 'return_to', value, 'signed out'),
    parameter(create, 'return_to', value, 'signed out', page),
    parameter(create, 'return_to', value, 'one factor'),
    parameter(create, 'return_to', value, 'one factor', page),
    parameter(`${create}?aal=aal2`, 'return_to', value, 'half'),
    parameter('/self-service/settings/browser', 'return_to', value, 'one factor'),
    parameter('/self-service/settings/browser', 'return_to', value, 'one factor', page),
    parameter('/self-service/logout/browser', 'return_to', value, 'one factor'),
    parameter('/self-service/logout/browser', 'return_to', value, 'signed out'),
    parameter(logout, 'return_to', value, 'one factor'),
    parameter(logout, 'return_to', value, 'one factor', page),
    parameter(logout, 'return_to', value, 'signed out'),
    parameter('/self-service/logout?token=wrong', 'return_to', value, 'one factor'),
    {
      title: `submit with return_to=${value}`,
      by: 'signed out',
      method: 'POST',
      path: `${login}&return_to=${encodeURIComponent(value)}`,
      body: password,
    },
  ]),
  ...situations.flatMap((by): readonly Probe[] => [
    ...['aal1', 'aal2', 'AAL2', 'aal3', 'x', ''].map((value) => parameter(create, 'aal', value, by)),
    ...['aal1', 'aal2', 'aal3'].map((value) => parameter(`${create}?refresh=true`, 'aal', value, by)),
    ...['true', 'false', '1', 't', 'TRUE', 'yes', ''].map((value) => parameter(create, 'refresh', value, by)),
    ...['default', 'unknown', '', '../default'].map((value) => parameter(create, 'identity_schema', value, by)),
    parameter(`${create}?refresh=true`, 'identity_schema', 'unknown', by),
    parameter(`${create}?aal=aal2`, 'identity_schema', 'unknown', by),
    parameter(`${create}?aal=aal2`, 'identity_schema', 'default', by),
    parameter(create, 'identity_schema', 'unknown', by, page),
    ...['b1a4f7f0-0000-4000-8000-000000000000', 'x', ''].map((value) => parameter(create, 'organization', value, by)),
    parameter(create, 'login_challenge', 'x', by),
    parameter(create, 'login_challenge', '', by),
    parameter(create, 'via', 'email', by),
    parameter(create, 'unknown', 'x', by),
    { title: `${create} without a name for a value`, by, path: `${create}?=x&&aal` },
    ...['', 'x', '00000000-0000-4000-8000-000000000000'].flatMap((value) => [
      parameter('/self-service/login/flows', 'id', value, by),
      parameter('/self-service/settings/flows', 'id', value, by),
      parameter('/self-service/logout', 'token', value, by),
      { title: `submit to the flow ${value}`, by, method: 'POST', path: `/self-service/login?flow=${value}`, body: password },
    ]),
    { title: 'submit without a flow', by, method: 'POST', path: '/self-service/login', body: password },
    { title: 'logout with DELETE', by, method: 'DELETE', path: logout },
  ]),
  ...['/self-service/settings/browser', '/self-service', '/self', '/', '/../self-service'].map(
    (path): Probe => ({ title: `return_to=Kratos's own ${path}`, by: 'signed out', path: `${create}?return_to={kratos}${path}` }),
  ),
  {
    title: 'two return_to, the good one first',
    by: 'signed out',
    path: `${create}?return_to=http://127.0.0.1:4455/&return_to=https://evil.example`,
  },
  {
    title: 'two return_to, the bad one first',
    by: 'signed out',
    path: `${create}?return_to=https://evil.example&return_to=http://127.0.0.1:4455/`,
  },
  {
    title: 'two flows, the good one first',
    by: 'signed out',
    method: 'POST',
    path: '/self-service/login?flow={flow}&flow=x',
    body: password,
  },
  {
    title: 'two flows, the bad one first',
    by: 'signed out',
    method: 'POST',
    path: '/self-service/login?flow=x&flow={flow}',
    body: password,
  },
  { title: 'a flow in capital letters is asked for', by: 'signed out', path: '/self-service/login/flows?id={flow}&x=1' },
  ...['logout', 'logout/browser'].map(
    (path): Probe => ({ title: `${path} without anything`, by: 'one factor', path: `/self-service/${path}`, cookie: '' }),
  ),
];

// ------------------------------------------------------------------------------------------------ bodies
const methods: readonly JsonObject[] = [
  { method: 'password', identifier: 'a', password: 'b' },
  { method: 'totp', totp_code: '123456' },
  { method: 'lookup_secret', lookup_secret: 'abcdefgh' },
  { method: 'code', code: '123456' },
  { method: 'code', identifier: 'a@example.com' },
  { method: 'webauthn' },
  { method: 'webauthn', identifier: 'a@example.com' },
  { webauthn_login: '{}', identifier: 'a@example.com' },
  { method: 'webauthn', webauthn_login: '{}' },
  { webauthn_login: '{}' },
  { method: 'passkey' },
  { method: 'passkey', passkey_login: '{}' },
  { passkey_login: '{}' },
  { method: 'oidc', provider: 'unknown' },
  { provider: 'unknown' },
  { method: 'oidc' },
  { method: 'identifier_first', identifier: 'a@example.com' },
  { method: 'saml' },
  { method: 'deviceauthn' },
  { method: 'link' },
  { method: 'profile' },
  { method: 'nonsense' },
  { method: '' },
  {},
  { method: 7 },
  { method: null },
  { method: ['password'] },
  { method: 'PASSWORD', identifier: 'a', password: 'b' },
];
const bodyProbes = (situations: readonly Situation[]): readonly Probe[] =>
  situations.flatMap((by) =>
    methods.flatMap((fields): readonly Probe[] => [
      { title: `submit ${JSON.stringify(fields)}`, by, method: 'POST', path: login, body: { ...fields, csrf_token: '{token}' } },
      { title: `submit ${JSON.stringify(fields)} without a token`, by, method: 'POST', path: login, body: fields },
    ]),
  );
const forms: readonly Situation[] = ['signed out', 'half'];

// Kratos reports two errors of a form in any order, so each method has its own fields that have no node.
const payloadMethods: readonly JsonObject[] = [
  { method: 'password', identifier: 'a', password: 'b' },
  { method: 'password', identifier: 'a' },
  { method: 'totp', totp_code: '123456' },
  { method: 'lookup_secret', lookup_secret: 'abcdefgh' },
  { method: 'code', identifier: 'a@example.com' },
  { method: 'webauthn', identifier: 'a@example.com' },
  { method: 'passkey' },
  { method: 'oidc', provider: 'unknown' },
  { method: 'nonsense' },
  {},
];
const payloadProbes: readonly Probe[] = forms.flatMap((by) =>
  payloadMethods.flatMap((fields) =>
    [1, true, [], ['a'], 'x', '1', '"text"', '[]', '{}', '{"a":1}', {}, { a: 1 }].map(
      (payload): Probe => ({
        title: `submit ${JSON.stringify(fields)} with transient_payload ${JSON.stringify(payload)}`,
        by,
        method: 'POST',
        path: login,
        body: { ...fields, csrf_token: '{token}', transient_payload: payload },
      }),
    ),
  ),
);
const contentTypes = [
  'application/json;',
  'application/json; charset',
  'application/json; =x',
  'application/json; a=b; a=c',
  'application/json; a=b; A=b',
  'application/json; charset="utf-8',
  'application/json; charset="utf-8"',
  'application/json; charset=""',
  'application/json ; charset = utf-8',
  'application/json; charset=utf-8;',
  'application/json;; charset=utf-8',
  'application/json, application/json',
  'application/json; charset=utf-8, x',
  'Application/JSON',
  'multipart/form-data; boundary=',
  'application/x-www-form-urlencoded; charset',
];
const formBody = 'method=password&identifier=a&password=b&csrf_token={formToken}';
const formBodies = [
  ...['x', '1', '[]', '{}', '"a"'].map((payload) => `${formBody}&transient_payload=${encodeURIComponent(payload)}`),
  `${formBody}&transient_payload.a=1`,
  `${formBody};`,
  `${formBody}&a=1;b=2`,
  `;${formBody}`,
  `${formBody}&a=%zz;b`,
  `${formBody}&a=%3B`,
];
const encodingProbes: readonly Probe[] = [
  ...contentTypes.map(
    (type): Probe => ({
      title: `submit as ${type}`,
      by: 'signed out',
      method: 'POST',
      path: login,
      headers: { 'content-type': type },
      body: password,
    }),
  ),
  ...formBodies.map(
    (body): Probe => ({
      title: `submit the form ${body}`,
      by: 'signed out',
      method: 'POST',
      path: login,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    }),
  ),
];

// ------------------------------------------------------------------------------------------------ groups
const others = {
  'selfservice.methods.webauthn': {
    enabled: true,
    config: { passwordless: false, rp: { id: 'localhost', display_name: 'x', origins: ['http://localhost'] } },
  },
  'selfservice.methods.passkey': { enabled: true, config: { rp: { id: 'localhost', display_name: 'x', origins: ['http://localhost'] } } },
  'selfservice.methods.oidc': {
    enabled: true,
    config: { providers: [{ id: 'google', provider: 'google', client_id: 'x', client_secret: 'y', mapper_url: 'base64://e30=' }] },
  },
} satisfies JsonObject;

/** An identity schema with several identifiers that are not in alphabetical order. */
const severalIdentifiers: JsonObject = {
  ...identitySchema,
  properties: {
    traits: {
      type: 'object',
      properties: {
        ...Object.fromEntries(
          ['username', 'alias', 'email'].map((name) => [
            name,
            {
              type: 'string',
              'ory.sh/kratos': {
                credentials: { password: { identifier: true }, ...(name === 'email' && { totp: { account_name: true } }) },
              },
            },
          ]),
        ),
      },
    },
  },
};
const schemas = (schema: JsonObject): JsonObject => ({
  'identity.schemas': [{ id: 'default', url: `base64://${btoa(JSON.stringify(schema))}` }],
});
const refresh: readonly Probe[] = situations.slice(1).map((by) => ({ title: 'refresh=true', by, path: `${create}?refresh=true` }));

/** Unusual requests, by configuration. */
export const groups: Readonly<Record<string, ProbeGroup>> = {
  'base configuration': {
    changes: {},
    probes: [...cookieProbes, ...parameterProbes, ...bodyProbes(forms), ...payloadProbes, ...encodingProbes],
  },
  'every method on': { changes: others, probes: [...bodyProbes(forms), ...payloadProbes] },
  'passwordless hardware keys': {
    changes: {
      'selfservice.methods.webauthn': {
        enabled: true,
        config: { passwordless: true, rp: { id: 'localhost', display_name: 'x', origins: ['http://localhost'] } },
      },
    },
    probes: bodyProbes(forms),
  },
  'several identifiers': { changes: schemas(severalIdentifiers), traits: { username: 'zoe', alias: 'ann' }, probes: refresh },
  'several identifiers, in the order of the alphabet': {
    changes: schemas(severalIdentifiers),
    traits: { username: 'ann', alias: 'zoe' },
    probes: refresh,
  },
  'several identifiers, the email address first': {
    changes: schemas(severalIdentifiers),
    traits: { username: 'zoe', alias: 'Yan' },
    probes: refresh,
  },
  'selectable schemas': {
    changes: {
      'identity.schemas': [
        { id: 'default', url: `base64://${btoa(JSON.stringify(identitySchema))}`, selfservice_selectable: true },
        { id: 'second', url: `base64://${btoa(JSON.stringify({ ...identitySchema, title: 'Second' }))}`, selfservice_selectable: true },
        { id: 'hidden', url: `base64://${btoa(JSON.stringify({ ...identitySchema, title: 'Hidden' }))}` },
      ],
    },
    probes: situations.flatMap((by) =>
      ['default', 'second', 'hidden', 'unknown'].map((value) => parameter(create, 'identity_schema', value, by)),
    ),
  },
};
