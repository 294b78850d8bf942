const email = (title: string, credentials: object) => ({ type: 'string', format: 'email', title, 'ory.sh/kratos': { credentials } });
const code = { identifier: true, via: 'email' };

const schema = {
  $id: 'https://example.com/person.schema.json',
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: { email: email('E-Mail', { password: { identifier: true }, code }), work: email('Work', { code }) },
    },
  },
};

/** A configuration of identities with two addresses, each of which gets codes. */
export const twoAddresses = {
  default_schema_id: 'two-addresses',
  schemas: [{ id: 'two-addresses', url: `base64://${btoa(JSON.stringify(schema))}` }],
};
