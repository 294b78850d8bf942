import { type ApiScenario, createNamed, createUnnamed, feature501, identityBody, UNKNOWN_ID } from './api-scenario.ts';

/** Creating identities, and their addresses. */
export const createIdentityScenarios: readonly ApiScenario[] = [
  {
    name: 'create-identity',
    steps: [
      createNamed('ann', 'Ann@Example.com', { metadata_public: { a: 1 }, metadata_admin: [1, null], state: 'inactive' }),
      createNamed('bob', 'bob@example.com', {
        external_id: 'bob-1',
        verifiable_addresses: [{ value: 'BOB@example.com', verified: true, via: 'email', status: 'completed' }],
        recovery_addresses: [{ value: 'bob@example.com', via: 'email' }],
      }),
      createUnnamed({ schema_id: 'default', traits: { email: 'nopassword@example.com' } }),
      createUnnamed({ traits: { email: 'noschema@example.com' } }),
      createUnnamed({ schema_id: 'nope', traits: { email: 'x1@example.com' } }),
      createUnnamed({ schema_id: 'default' }),
      createUnnamed({ schema_id: 'default', traits: {} }),
      createUnnamed({ schema_id: 'default', traits: null }),
      createUnnamed({ schema_id: 'default', traits: 'text' }),
      createUnnamed({ schema_id: 'default', traits: ['list'] }),
      createUnnamed({ schema_id: 'default', traits: { email: 1 } }),
      createUnnamed({ schema_id: 'default', traits: { email: 'x2@example.com', colour: 'red' } }),
      createUnnamed({ schema_id: 'default', traits: { email: 'x' } }),
      createUnnamed({ schema_id: 1, traits: { email: 'x3@example.com' } }),
      createUnnamed({}),
      createUnnamed([]),
      createUnnamed('null'),
      createUnnamed(''),
      createUnnamed('{'),
      createUnnamed('{"schema_id":'),
      createUnnamed('{"schema_id":"default"'),
      createUnnamed('nonsense'),
      createUnnamed('"text"'),
      createUnnamed('1'),
      createUnnamed('{"schema_id":"default","traits":{"email":"x4@example.com"}} {"more":1}'),
      createUnnamed(identityBody('x5@example.com', { colour: 'red' })),
      createUnnamed(identityBody('x5@example.com', { id: UNKNOWN_ID })),
      createUnnamed(identityBody('x5@example.com', { region: 'eu' })),
      createUnnamed(identityBody('x5@example.com', { state: 'foo' })),
      createUnnamed(identityBody('x5@example.com', { state: 1 })),
      createUnnamed(identityBody('x5@example.com', { state: 'ACTIVE' })),
      createUnnamed(identityBody('state@example.com', { state: '' })),
      createUnnamed(identityBody('x5@example.com', { external_id: 'bob-1' })),
      createUnnamed(identityBody('x5@example.com', { external_id: 5 })),
      createUnnamed(identityBody('bob@example.com')),
      createUnnamed(identityBody('BOB@EXAMPLE.COM')),
      { ...createUnnamed(identityBody('org@example.com', { organization_id: UNKNOWN_ID })), ...feature501 },
      createUnnamed(identityBody('org2@example.com', { organization_id: 'nope' })),
      createUnnamed(identityBody('org2@example.com', { organization_id: 5 })),
      createUnnamed(identityBody('org3@example.com', { organization_id: null })),
      createUnnamed(identityBody('SchemaCase@example.com', { Schema_ID: 'default' })),
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
