import { isObject } from '../json.ts';
import { flag, oneOf, openTable, type Rule, table } from './rule.ts';

const via = oneOf('email', 'sms');
const extension = table({
  credentials: table({
    password: table({ identifier: flag }),
    webauthn: table({ identifier: flag }),
    passkey: table({ display_name: flag }),
    totp: table({ account_name: flag }),
    code: table({ identifier: flag, via }),
  }),
  verification: table({ via }),
  recovery: table({ via }),
  organizations: table({ matcher: oneOf('email_domain') }),
});

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const type: Rule = {
  allowed: `one or more of ${TYPES.join(', ')}`,
  is: (value) => (Array.isArray(value) && value.length > 0 ? value : [value]).every((each) => TYPES.includes(each as string)),
};
const FORMATS = ['email', 'tel', 'date', 'time', 'date-time', 'no-validate'];

/** Any schema inside a trait may have Kratos's extension. */
const inside: Rule = { allowed: 'any value', is: () => true, keys: { 'ory.sh/kratos': extension } };
const trait: Rule = {
  ...openTable({ 'ory.sh/kratos': extension, type }),
  others: inside,
  also: ({ format, 'ory.sh/kratos': its }) =>
    isObject(its) && its['verification'] !== undefined && format !== undefined && !FORMATS.includes(format as string)
      ? [['format', `is ${JSON.stringify(format)}. Allowed for an address to verify: one of ${FORMATS.join(', ')}`]]
      : [],
};
Object.assign(inside, { others: inside });

const traits = openTable({}, { others: trait });

/** An identity schema, with the requirements that Kratos checks at start. Source: embedx/identity_meta.schema.json and identity_extension.schema.json. */
export const identitySchemaRule: Rule = openTable(
  {
    properties: openTable(
      {
        traits: openTable(
          {
            type: oneOf('object'),
            properties: {
              ...traits,
              allowed: 'an object with a trait or more',
              is: (value) => isObject(value) && Object.keys(value).length > 0,
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
