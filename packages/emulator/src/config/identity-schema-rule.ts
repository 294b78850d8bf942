import { isJsonObject } from '../json.ts';
import { boolean, type ConfigRule, object, oneOf, openObject } from './config-rule.ts';

const via = oneOf('email', 'sms');
const extension = object({
  credentials: object({
    password: object({ identifier: boolean }),
    webauthn: object({ identifier: boolean }),
    passkey: object({ display_name: boolean }),
    totp: object({ account_name: boolean }),
    code: object({ identifier: boolean, via }),
  }),
  verification: object({ via }),
  recovery: object({ via }),
  organizations: object({ matcher: oneOf('email_domain') }),
});

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const type: ConfigRule = {
  allowed: `one or more of ${TYPES.join(', ')}`,
  is: (value) => (Array.isArray(value) && value.length > 0 ? value : [value]).every((each) => TYPES.includes(each as string)),
};
const FORMATS = ['email', 'tel', 'date', 'time', 'date-time', 'no-validate'];

/** A schema inside a trait may contain Kratos's extension at any depth. */
const inside: ConfigRule = { allowed: 'any value', is: () => true, keys: { 'ory.sh/kratos': extension } };
const trait: ConfigRule = {
  ...openObject({ 'ory.sh/kratos': extension, type }),
  others: inside,
  also: ({ format, 'ory.sh/kratos': its }) =>
    isJsonObject(its) && its['verification'] !== undefined && format !== undefined && !FORMATS.includes(format as string)
      ? [['format', `is ${JSON.stringify(format)}. Allowed for an address to verify: one of ${FORMATS.join(', ')}`]]
      : [],
};
Object.assign(inside, { others: inside });

const traits = openObject({}, { others: trait });

/** The requirements for an identity schema at start. Source: embedx/identity_meta.schema.json and identity_extension.schema.json. */
export const identitySchemaRule: ConfigRule = openObject(
  {
    properties: openObject(
      {
        traits: openObject(
          {
            type: oneOf('object'),
            properties: {
              ...traits,
              allowed: 'an object with at least one trait',
              is: (value) => isJsonObject(value) && Object.keys(value).length > 0,
            },
          },
          { required: ['properties'] },
        ),
      },
      { required: ['traits'] },
    ),
  },
  { required: ['properties'] },
);
