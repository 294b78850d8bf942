import { type ApiScenario, create, createNamed, feature501, identityBody, UNKNOWN_ID } from './api-scenario.ts';

/** Creating identities, and their addresses. */
export const createIdentity: readonly ApiScenario[] = [
  {
    name: 'create-identity',
    steps: [
      createNamed('ann', 'Ann@Example.com', { metadata_public: { a: 1 }, metadata_admin: [1, null], state: 'inactive' }),
      createNamed('bob', 'bob@example.com', {
        external_id: 'bob-1',
        verifiable_addresses: [{ value: 'BOB@example.com', verified: true, via: 'email', status: 'completed' }],
        recovery_addresses: [{ value: 'bob@example.com', via: 'email' }],
      }),
      create({ schema_id: 'default', traits: { email: 'nopassword@example.com' } }),
      create({ traits: { email: 'noschema@example.com' } }),
      create({ schema_id: 'nope', traits: { email: 'x1@example.com' } }),
      create({ schema_id: 'default' }),
      create({ schema_id: 'default', traits: {} }),
      create({ schema_id: 'default', traits: null }),
      create({ schema_id: 'default', traits: 'text' }),
      create({ schema_id: 'default', traits: ['list'] }),
      create({ schema_id: 'default', traits: { email: 1 } }),
      create({ schema_id: 'default', traits: { email: 'x2@example.com', colour: 'red' } }),
      create({ schema_id: 'default', traits: { email: 'x' } }),
      create({ schema_id: 1, traits: { email: 'x3@example.com' } }),
      create({}),
      create([]),
      create('null'),
      create(''),
      create('{'),
      create('{"schema_id":'),
      create('{"schema_id":"default"'),
      create('nonsense'),
      create('"text"'),
      create('1'),
      create('{"schema_id":"default","traits":{"email":"x4@example.com"}} {"more":1}'),
      create(identityBody('x5@example.com', { colour: 'red' })),
      create(identityBody('x5@example.com', { id: UNKNOWN_ID })),
      create(identityBody('x5@example.com', { region: 'eu' })),
      create(identityBody('x5@example.com', { state: 'foo' })),
      create(identityBody('x5@example.com', { state: 1 })),
      create(identityBody('x5@example.com', { state: 'ACTIVE' })),
      create(identityBody('state@example.com', { state: '' })),
      create(identityBody('x5@example.com', { external_id: 'bob-1' })),
      create(identityBody('x5@example.com', { external_id: 5 })),
      create(identityBody('bob@example.com')),
      create(identityBody('BOB@EXAMPLE.COM')),
      { ...create(identityBody('org@example.com', { organization_id: UNKNOWN_ID })), ...feature501 },
      create(identityBody('org2@example.com', { organization_id: 'nope' })),
      create(identityBody('org2@example.com', { organization_id: 5 })),
      create(identityBody('org3@example.com', { organization_id: null })),
      create(identityBody('SchemaCase@example.com', { Schema_ID: 'default' })),
    ],
  },
  {
    name: 'create-identity-addresses',
    steps: [
      createNamed('ann', 'ann@example.com', { verifiable_addresses: [{ value: 'ann@example.com', via: 'email' }] }),
      createNamed('a1', 'a1@example.com', { verifiable_addresses: [{ value: 'a1@example.com', verified: true, via: 'email' }] }),
      createNamed('a2', 'a2@example.com', {
        verifiable_addresses: [{ value: 'a2@example.com', verified: true, via: 'email', status: 'pending' }],
      }),
      createNamed('a3', 'a3@example.com', {
        verifiable_addresses: [{ value: 'a3@example.com', verified: false, via: 'email', status: 'completed' }],
      }),
      createNamed('a4', 'a4@example.com', {
        verifiable_addresses: [{ value: 'a4@example.com', verified: true, via: 'sms', status: 'completed' }],
      }),
      createNamed('a5', 'a5@example.com', {
        verifiable_addresses: [{ value: 'other@example.com', verified: true, via: 'email', status: 'completed' }],
      }),
      createNamed('a6', 'a6@example.com', {
        verifiable_addresses: [
          { value: 'a6@example.com', verified: true, via: 'email', status: 'sent', verified_at: '2026-01-01T00:00:00Z' },
        ],
      }),
      createNamed('a7', 'a7@example.com', {
        verifiable_addresses: [{ value: 'a7@example.com', verified: true, via: 'email', status: 'completed', colour: 1 }],
      }),
      createNamed('a8', 'a8@example.com', { verifiable_addresses: 'x' }),
      createNamed('a9', 'a9@example.com', { verifiable_addresses: null, recovery_addresses: null }),
      createNamed('b1', 'b1@example.com', { verifiable_addresses: [{ value: 'b1@example.com', verified: 'yes' }] }),
      createNamed('b2', 'b2@example.com', { recovery_addresses: [{ value: 'other@example.com', via: 'email' }] }),
      createNamed('b3', 'b3@example.com', { recovery_addresses: [{ value: 'b3@example.com', via: 'email', colour: 1 }] }),
      createNamed('b4', 'b4@example.com', {
        verifiable_addresses: [{ value: 'b4@example.com', verified: true, via: 'nonsense', status: 'completed' }],
      }),
      createNamed('b5', 'b5@example.com', { verifiable_addresses: [{}] }),
    ],
  },
];
