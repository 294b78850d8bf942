import { type ApiScenario, create, feature, make, NOBODY, person } from './api-scenario.ts';

/** Creating identities, and their addresses. */
export const createIdentity: readonly ApiScenario[] = [
  {
    name: 'create-identity',
    steps: [
      make('ann', 'Ann@Example.com', { metadata_public: { a: 1 }, metadata_admin: [1, null], state: 'inactive' }),
      make('bob', 'bob@example.com', {
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
      create(person('x5@example.com', { colour: 'red' })),
      create(person('x5@example.com', { id: NOBODY })),
      create(person('x5@example.com', { region: 'eu' })),
      create(person('x5@example.com', { state: 'foo' })),
      create(person('x5@example.com', { state: 1 })),
      create(person('x5@example.com', { state: 'ACTIVE' })),
      create(person('state@example.com', { state: '' })),
      create(person('x5@example.com', { external_id: 'bob-1' })),
      create(person('x5@example.com', { external_id: 5 })),
      create(person('bob@example.com')),
      create(person('BOB@EXAMPLE.COM')),
      { ...create(person('org@example.com', { organization_id: NOBODY })), ...feature },
      create(person('org2@example.com', { organization_id: 'nope' })),
      create(person('org2@example.com', { organization_id: 5 })),
      create(person('org3@example.com', { organization_id: null })),
      create(person('SchemaCase@example.com', { Schema_ID: 'default' })),
    ],
  },
  {
    name: 'create-identity-addresses',
    steps: [
      make('ann', 'ann@example.com', { verifiable_addresses: [{ value: 'ann@example.com', via: 'email' }] }),
      make('a1', 'a1@example.com', { verifiable_addresses: [{ value: 'a1@example.com', verified: true, via: 'email' }] }),
      make('a2', 'a2@example.com', {
        verifiable_addresses: [{ value: 'a2@example.com', verified: true, via: 'email', status: 'pending' }],
      }),
      make('a3', 'a3@example.com', {
        verifiable_addresses: [{ value: 'a3@example.com', verified: false, via: 'email', status: 'completed' }],
      }),
      make('a4', 'a4@example.com', {
        verifiable_addresses: [{ value: 'a4@example.com', verified: true, via: 'sms', status: 'completed' }],
      }),
      make('a5', 'a5@example.com', {
        verifiable_addresses: [{ value: 'other@example.com', verified: true, via: 'email', status: 'completed' }],
      }),
      make('a6', 'a6@example.com', {
        verifiable_addresses: [
          { value: 'a6@example.com', verified: true, via: 'email', status: 'sent', verified_at: '2026-01-01T00:00:00Z' },
        ],
      }),
      make('a7', 'a7@example.com', {
        verifiable_addresses: [{ value: 'a7@example.com', verified: true, via: 'email', status: 'completed', colour: 1 }],
      }),
      make('a8', 'a8@example.com', { verifiable_addresses: 'x' }),
      make('a9', 'a9@example.com', { verifiable_addresses: null, recovery_addresses: null }),
      make('b1', 'b1@example.com', { verifiable_addresses: [{ value: 'b1@example.com', verified: 'yes' }] }),
      make('b2', 'b2@example.com', { recovery_addresses: [{ value: 'other@example.com', via: 'email' }] }),
      make('b3', 'b3@example.com', { recovery_addresses: [{ value: 'b3@example.com', via: 'email', colour: 1 }] }),
      make('b4', 'b4@example.com', {
        verifiable_addresses: [{ value: 'b4@example.com', verified: true, via: 'nonsense', status: 'completed' }],
      }),
      make('b5', 'b5@example.com', { verifiable_addresses: [{}] }),
    ],
  },
];
