import { ann, bob, password } from '../../people.ts';
import { defineScenarios } from '../gallery-scenario.ts';

const identifierFirst = { selfservice: { flows: { login: { style: 'identifier_first' } } } };

/** The email address, the password, and what can be chosen instead. */
export const firstStep = defineScenarios({
  empty: { title: 'Empty form', shows: 'password form' },
  'wrong-password': {
    title: 'Wrong password',
    shows: 'password form, 4000006',
    perform: ({ press }) => press('submit', { identifier: ann, password: 'not my password' }),
  },
  'empty-fields': {
    title: 'Both fields left empty',
    shows: 'password form, 4000002 4000002',
    perform: ({ press }) => press('submit', { identifier: '', password: '' }),
  },
  'identifier-first': { title: 'The email address first', config: identifierFirst, shows: 'password form, asks identifier' },
  'identifier-first-password': {
    title: 'The password, after the email address',
    config: identifierFirst,
    shows: 'password form, asks password',
    perform: ({ press }) => press('submit', { identifier: bob }),
  },
  confirm: {
    title: 'Confirm it’s you',
    login: { refresh: true },
    arrange: ({ signInElsewhere }) => signInElsewhere({ identifier: bob, password }),
    shows: 'password form, asks password, confirms',
  },
});
