import { ann, password } from '../../people.ts';
import { defineScenarios } from '../gallery-scenario.ts';

const provider = (id: string, label: string, more: Readonly<Record<string, string>> = { client_secret: 'not-a-secret' }) => ({
  id,
  provider: id,
  label,
  client_id: 'example',
  mapper_url: 'base64://e30=',
  ...more,
});

const oidc = {
  enabled: true,
  config: {
    providers: [
      provider('google', 'Google'),
      provider('github', 'GitHub'),
      provider('apple', 'Apple', { apple_team_id: 'example', apple_private_key_id: 'example', apple_private_key: 'not-a-key' }),
      provider('microsoft', 'Microsoft', { client_secret: 'not-a-secret', microsoft_tenant: 'common' }),
    ],
  },
};
const providersOnly = { selfservice: { methods: { oidc, password: { enabled: false } } } };
const rp = { id: 'example.com', display_name: 'Example' };

/** Kratos puts this message on the form when a provider sends the user back with an error. The emulator has no callback. */
const refusal = {
  id: 4000001,
  text: 'Unable to complete OpenID Connect flow because the OpenID Provider returned error "access_denied": The user denied access',
  type: 'error',
};

/** A hardware key as a second factor, as in selfservice/strategy/webauthn/login.go. No identity of the emulator has one. */
const securityKey = [
  {
    type: 'input',
    group: 'webauthn',
    attributes: {
      name: 'webauthn_login_trigger',
      type: 'button',
      value: '{}',
      onclick: 'window.oryWebAuthnLogin(this)',
      onclickTrigger: 'oryWebAuthnLogin',
      disabled: false,
      node_type: 'input',
    },
    messages: [],
    meta: { label: { id: 1010008, text: 'Sign in with hardware key', type: 'info' } },
  },
  {
    type: 'input',
    group: 'webauthn',
    attributes: { name: 'webauthn_login', type: 'hidden', value: '', disabled: false, node_type: 'input' },
    messages: [],
    meta: {},
  },
];

/** Providers, passkeys and hardware keys. */
export const otherMethods = defineScenarios({
  providers: {
    title: 'Providers and a password',
    config: { selfservice: { methods: { oidc } } },
    shows: 'password form, providers apple github google microsoft',
  },
  'providers-only': {
    title: 'Providers only',
    config: providersOnly,
    shows: 'password form, asks nothing, providers apple github google microsoft',
  },
  'provider-refused': {
    title: 'A provider sent the user back',
    config: { selfservice: { methods: { oidc } } },
    startsWithFlow: true,
    arrange: ({ network }) => network.changeFlows((ui) => ({ ...ui, messages: [refusal] })),
    shows: 'password form, 4000001, providers apple github google microsoft',
  },
  'unsupported-methods': {
    title: 'A passkey is offered',
    config: { selfservice: { methods: { passkey: { enabled: true, config: { rp } } } } },
    shows: 'password form, unsupported passkey',
  },
  'only-security-key': {
    title: 'A security key is the only second step',
    arrange: ({ network }) =>
      network.changeFlows((ui) => ({
        ...ui,
        nodes: ui.nodes.some(isTotp) ? [...ui.nodes.filter((node) => !isTotp(node)), ...securityKey] : ui.nodes,
      })),
    perform: ({ press }) => press('submit', { identifier: ann, password }),
    shows: 'totp form, unsupported webauthn',
  },
});

const isTotp = (node: object): boolean => 'group' in node && node.group === 'totp';
