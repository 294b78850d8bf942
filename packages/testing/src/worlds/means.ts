import type { Outcome } from '@kratos-login/core';
import { nameOutcome, type OutcomeName } from '../reply-table/outcome-samples.ts';
import type { Ahead } from './ahead.ts';
import type { Ask, Circumstances } from './ask.ts';
import type { Fault } from './network.ts';
import type { PersonKind } from './people.ts';
import type { Scene } from './scene.ts';

/** How an answer is brought about. What is left out is not needed: Kratos is asked, and answers so. */
export interface Means {
  /** In words. */
  readonly by: string;
  /** What has to be typed before. */
  readonly types?: Typed | ((scene: Scene, ahead: Ahead) => Typed);
  /** What happens while the call is held. */
  readonly before?: (scene: Scene, ahead: Ahead) => Promise<void> | void;
  /** The network answers instead of Kratos; `'never'` is a call that times out. */
  readonly fault?: (outcome: Outcome) => Fault | 'never';
  /** Makes the form that a page is opened with, and gives its id. */
  readonly given?: (scene: Scene, ahead: Ahead) => Promise<string> | string;
}

/** Who types, and whether it is right. `'nobody'` has a name that Kratos does not know. */
export interface Typed {
  readonly who: PersonKind | 'nobody';
  readonly isRight: boolean;
}

/** Why Kratos cannot answer so there, or nobody can make it. */
export interface Cannot {
  readonly cannot: string;
}

/** An outcome, and of a form whether a code is on its way. */
export type Wanted = OutcomeName | 'flow (aal2, code mailed)';

type Entry = Means | Cannot | ((circumstances: Circumstances) => Means | Cannot);
type Column = { readonly [Name in Wanted]: Entry };

export const toWanted = (outcome: Outcome): Wanted =>
  outcome.kind === 'flow' && outcome.flow.codeWasMailed ? 'flow (aal2, code mailed)' : nameOutcome(outcome);

export function findMeans(ask: Ask, wanted: Wanted, circumstances: Circumstances): Means | Cannot {
  const entry: Entry = table[ask][wanted];
  return typeof entry === 'function' ? entry(circumstances) : entry;
}

const cannot = (why: string): Cannot => ({ cannot: why });

// ------------------------------------------------------------------------------------------------ what happens
const off = (...methods: readonly string[]) => ({
  selfservice: { methods: Object.fromEntries(methods.map((method) => [method, { enabled: false }])) },
});
const firstFactorsOff = off('password', 'oidc', 'code');
const secondFactorsOff = off('totp', 'lookup_secret', 'code');
const returnUrlsOff = { selfservice: { allowed_return_urls: [] } };
const identifierFirst = { selfservice: { flows: { login: { style: 'identifier_first' } } } };
const verified = (method: string) => ({
  selfservice: { flows: { login: { after: { [method]: { hooks: [{ hook: 'require_verified_address' }] } } } } },
});

const wrongPassword: Typed = { who: 'full', isRight: false };
const rightCode: Typed = { who: 'full', isRight: true };

// ------------------------------------------------------------------------------------------------ made by the network
const page = (status: number): Response =>
  new Response('<!doctype html><title>Proxy</title><h1>Something is wrong</h1>', { status, headers: { 'content-type': 'text/html' } });

function tooMany(outcome: Outcome): Response {
  const wait = outcome.kind === 'busy' ? outcome.retryAfter : null;
  return new Response('slow down', { status: 429, ...(wait !== null && { headers: { 'Retry-After': String(wait / 1000) } }) });
}

const troubles = {
  busy: { by: 'a rate limit on the way', fault: tooMany },
  serverTrouble: { by: 'a gateway whose upstream broke', fault: () => page(500) },
  unreachable: { by: 'no connection', fault: () => 'offline' },
  timedOut: { by: 'an answer that never comes', fault: () => 'never' },
  unexpected: { by: 'a page of a proxy', fault: () => page(200) },
  'unexpected (bad-address)': cannot('The address of Kratos is none: nobody is asked.'),
} satisfies Partial<Column>;

const refusedByGateway: Means = {
  by: 'a gateway that speaks like Kratos',
  fault: () =>
    Response.json({ error: { code: 403, status: 'Forbidden', message: 'Access credentials are not sufficient.' } }, { status: 403 }),
};

// ------------------------------------------------------------------------------------------------ what each call cannot come to
const notPosted = cannot('Only a submission is judged.');
const noJudgement = {
  rejected: notPosted,
  'barred (account-disabled)': notPosted,
  'barred (address-not-verified)': notPosted,
} satisfies Partial<Column>;

const noSessionHere = cannot('Opening a form gives no session.');
const openedAnew = cannot('A new form is neither gone nor of another browser.');
const noForm = cannot('It is asked about a session, not for a form.');

const opening = {
  ...troubles,
  ...noJudgement,
  'signedIn (aal1)': noSessionHere,
  'signedIn (aal2)': noSessionHere,
  secondFactorDue: noSessionHere,
  leave: noSessionHere,
} satisfies Partial<Column>;

const openingAnew = {
  ...opening,
  'flowGone (expired)': openedAnew,
  'flowGone (unknown)': openedAnew,
  'flowGone (refused)': openedAnew,
  csrfMismatch: openedAnew,
} satisfies Partial<Column>;

const aboutSession = {
  ...troubles,
  ...noJudgement,
  'flow (aal1)': noForm,
  'flow (aal2)': noForm,
  'flow (aal2, code mailed)': noForm,
  nothingOffered: noForm,
  leave: noForm,
  'flowGone (expired)': noForm,
  'flowGone (unknown)': noForm,
  'flowGone (refused)': noForm,
  csrfMismatch: noForm,
  sessionChanged: noForm,
} satisfies Partial<Column>;

// ------------------------------------------------------------------------------------------------ posting to the first form
const toConfirm = (scene: Scene): Promise<void> => scene.twoFactors('app');

const signedInElsewhere: Entry = ({ confirms }) =>
  confirms
    ? cannot('To a form that confirms a session Kratos does not say that there is one.')
    : { by: 'signed in in another tab', types: wrongPassword, before: (scene) => scene.oneFactor() };

const formRanOut: Means = {
  by: 'a form left open for too long',
  types: wrongPassword,
  before: ({ server }) => server.letFormsRunOut(),
};

const first = {
  ...troubles,
  'flow (aal2)': cannot('Kratos goes on to the second form of its own accord only when accounts are linked.'),
  'flow (aal2, code mailed)': cannot('Kratos goes on to the second form of its own accord only when accounts are linked.'),
  nothingOffered: cannot('An answer to a submission without a fault shows how to go on.'),
  sessionChanged: signedInElsewhere,
  noSession: cannot('A first form asks for no session.'),
  'flowGone (expired)': formRanOut,
  'flowGone (unknown)': cannot('Only the operator’s clean-up forgets a form that is in use; an edge is taken as well by one that ran out.'),
  refused: refusedByGateway,
} satisfies Partial<Column>;

const judgedByPassword = cannot('Only a password opens a session here.');

// ------------------------------------------------------------------------------------------------ posting to the second form
const elsewhereCompleted: Entry = ({ confirms }) =>
  confirms
    ? cannot('To a form that confirms a session Kratos does not say that there is one.')
    : {
        by: 'the code entered in another tab',
        before: (scene) => scene.twoFactors(scene.signedIn?.person.kind === 'app' ? 'app' : 'full'),
      };

const second = {
  ...troubles,
  'flow (aal1)': cannot('Kratos goes on from the first factor to the second, never back.'),
  nothingOffered: cannot('An answer to a submission without a fault shows how to go on.'),
  'barred (account-disabled)': cannot('The session of an account that is closed is gone: Kratos answers that nobody is signed in.'),
  'signedIn (aal1)': cannot('A second factor makes two.'),
  secondFactorDue: cannot('It is the second factor that was posted.'),
  sessionChanged: elsewhereCompleted,
  noSession: { by: 'a session that an administrator ended', before: (scene) => scene.nobody() },
  'flowGone (expired)': ({ confirms }) =>
    confirms
      ? { by: 'a form left open for too long', before: ({ server }) => server.letFormsRunOut() }
      : cannot('Of a second form that ran out Kratos says that the session has changed.'),
  'flowGone (unknown)': cannot('Only the operator’s clean-up forgets a form that is in use; an edge is taken as well by one that ran out.'),
  csrfMismatch: {
    by: 'somebody else signed in in another tab',
    before: async (scene) => scene.half(scene.signedIn?.person.kind === 'app' ? 'full' : 'app'),
  },
  refused: refusedByGateway,
} satisfies Partial<Column>;

// ------------------------------------------------------------------------------------------------ the table
/** A new outcome does not compile until it is said how each call can be made to come to it, or why it cannot. */
const table: { readonly [Each in Ask]: Column } = {
  'create aal1': {
    ...openingAnew,
    'flow (aal1)': ({ confirms }) => ({
      by: confirms ? 'signed in with two factors, to confirm it' : 'nobody signed in',
      before: async (scene, { runsOut }) => {
        await (confirms ? toConfirm(scene) : scene.nobody());
        if (runsOut) await scene.openShortLivedForms();
      },
    }),
    'flow (aal2)': cannot('Kratos opens the form that was asked for.'),
    'flow (aal2, code mailed)': cannot('Kratos opens the form that was asked for.'),
    nothingOffered: ({ confirms }) => ({
      by: 'every first factor switched off',
      before: async (scene) => {
        await (confirms ? toConfirm(scene) : scene.nobody());
        await scene.configure(firstFactorsOff);
      },
    }),
    sessionChanged: ({ confirms }) =>
      confirms
        ? cannot('Whoever confirms a session may be signed in.')
        : { by: 'signed in in another tab', before: (scene) => scene.oneFactor() },
    noSession: cannot('A first form asks for no session.'),
    refused: { by: 'the page taken from the return URLs', before: (scene) => scene.configure(returnUrlsOff) },
  },
  'create aal2': {
    ...openingAnew,
    'flow (aal1)': cannot('Kratos opens the form that was asked for.'),
    'flow (aal2)': ({ confirms }) => ({
      by: 'somebody between the factors',
      before: async (scene, { who, runsOut }) => {
        await scene.half(who);
        if (runsOut && confirms) await scene.openShortLivedForms();
      },
    }),
    'flow (aal2, code mailed)': { by: 'somebody whose only second factor is a code by mail', before: (scene) => scene.half('mail') },
    nothingOffered: {
      by: 'every second factor switched off',
      before: async (scene, { who }) => {
        if (scene.signedIn?.level !== 'half') await scene.half(who);
        await scene.configure(secondFactorsOff);
      },
    },
    sessionChanged: ({ confirms }) =>
      confirms
        ? cannot('Whoever confirms a session may be signed in.')
        : { by: 'the code entered in another tab', before: (scene) => scene.twoFactors('full') },
    noSession: ({ place }) =>
      place === 'password.steppingUp'
        ? { by: 'a browser that keeps no cookies', before: (scene) => scene.loseCookies('all') }
        : { by: 'a session that an administrator ended', before: (scene) => scene.nobody() },
    refused: { by: 'the page taken from the return URLs', before: (scene) => scene.configure(returnUrlsOff) },
  },
  get: {
    ...opening,
    'flow (aal1)': { by: 'the form of another tab', given: (scene) => scene.openForm('aal1') },
    'flow (aal2)': {
      by: 'the second form of another tab',
      given: async (scene, { who }) => {
        await scene.half(who);
        return scene.openForm('aal2');
      },
    },
    'flow (aal2, code mailed)': cannot('The plan opens pages with a second form that waits for an app.'),
    nothingOffered: {
      by: 'a form opened while every first factor was switched off',
      given: async (scene) => {
        await scene.configure(firstFactorsOff);
        const id = await scene.openForm('aal1');
        await scene.tidyUp();
        return id;
      },
    },
    'flowGone (expired)': {
      by: 'an old link',
      given: async (scene) => {
        await scene.openShortLivedForms();
        const id = await scene.openForm('aal1');
        await scene.server.letFormsRunOut();
        await scene.tidyUp();
        return id;
      },
    },
    'flowGone (unknown)': { by: 'a link to no form', given: () => crypto.randomUUID() },
    'flowGone (refused)': cannot('Only a submission is refused by a form.'),
    csrfMismatch: { by: 'the link of another browser', given: (scene) => scene.openForm('aal1', new Map()) },
    sessionChanged: cannot('To fetch a form the session does not matter.'),
    noSession: cannot('To fetch a form the session does not matter.'),
    refused: refusedByGateway,
  },
  'post password': {
    ...first,
    'flow (aal1)': cannot('A password is judged: right, wrong, or not enough.'),
    rejected: { by: 'a wrong password', types: wrongPassword },
    'barred (account-disabled)': { by: 'the right password of a closed account', types: { who: 'closed', isRight: true } },
    'barred (address-not-verified)': {
      by: 'the right password of somebody whose address must be verified first',
      types: { who: 'app', isRight: true },
      before: (scene) => scene.configure(verified('password')),
    },
    'signedIn (aal1)': ({ isForApp }) =>
      isForApp
        ? cannot('Whoever signs in for an app is led back to it.')
        : { by: 'the right password of somebody without a second factor', types: { who: 'plain', isRight: true } },
    'signedIn (aal2)': ({ confirms }) =>
      confirms
        ? { by: 'the right password of who is signed in with two factors', types: { who: 'app', isRight: true } }
        : cannot('A password alone is one factor.'),
    secondFactorDue: {
      by: 'the right password of somebody with a second factor',
      types: (_, { who }) => ({ who, isRight: true }),
    },
    leave: ({ isForApp }) =>
      isForApp
        ? { by: 'the right password, for an app that waits', types: { who: 'plain', isRight: true } }
        : cannot('Only an app that waits, or a provider, leads away.'),
    'flowGone (refused)': { by: 'passwords switched off', types: wrongPassword, before: (scene) => scene.configure(off('password')) },
    csrfMismatch: { by: 'cookies lost', types: wrongPassword, before: (scene) => scene.loseCookies('csrf') },
  },
  'post name': {
    ...first,
    'flow (aal1)': {
      by: 'a name, where it is asked for first',
      types: { who: 'full', isRight: true },
      before: (scene) => scene.configure(identifierFirst),
    },
    rejected: {
      by: 'a name that nobody has',
      types: { who: 'nobody', isRight: false },
      before: (scene) => scene.configure(identifierFirst),
    },
    'barred (account-disabled)': judgedByPassword,
    'barred (address-not-verified)': judgedByPassword,
    'signedIn (aal1)': judgedByPassword,
    'signedIn (aal2)': judgedByPassword,
    secondFactorDue: judgedByPassword,
    leave: judgedByPassword,
    'flowGone (refused)': { by: 'a name, where it is not asked for first', types: { who: 'full', isRight: true } },
    csrfMismatch: {
      by: 'cookies lost',
      types: { who: 'full', isRight: true },
      before: async (scene) => {
        scene.loseCookies('csrf');
        await scene.configure(identifierFirst);
      },
    },
  },
  'post provider': {
    ...first,
    'flow (aal1)': judgedByPassword,
    rejected: judgedByPassword,
    'barred (account-disabled)': judgedByPassword,
    'barred (address-not-verified)': judgedByPassword,
    'signedIn (aal1)': judgedByPassword,
    'signedIn (aal2)': judgedByPassword,
    secondFactorDue: judgedByPassword,
    leave: { by: 'a provider' },
    'flowGone (refused)': { by: 'providers switched off', before: (scene) => scene.configure(off('oidc')) },
    csrfMismatch: cannot('The way to a provider has a cookie of its own.'),
  },
  'post code': {
    ...second,
    'flow (aal2)': cannot('A code is judged: right or wrong.'),
    'flow (aal2, code mailed)': cannot('A code is judged: right or wrong.'),
    rejected: { by: 'a wrong code', types: { who: 'full', isRight: false } },
    'barred (address-not-verified)': {
      by: 'the right code of somebody whose address must be verified first',
      types: rightCode,
      before: (scene) => scene.configure(verified('totp')),
    },
    'signedIn (aal2)': ({ isForApp }) =>
      isForApp ? cannot('Whoever signs in for an app is led back to it.') : { by: 'the right code', types: rightCode },
    leave: ({ isForApp }) =>
      isForApp
        ? { by: 'the right code, for an app that waits', types: rightCode }
        : cannot('Only an app that waits, or a provider, leads away.'),
    'flowGone (refused)': { by: 'its method switched off', before: (scene) => scene.configure(secondFactorsOff) },
  },
  'post mail': {
    ...second,
    'flow (aal2)': cannot('What was asked for is a mail.'),
    'flow (aal2, code mailed)': { by: 'a code by mail' },
    rejected: cannot('Nothing was typed that could be wrong.'),
    'barred (address-not-verified)': cannot('Nobody is signed in by asking for a mail.'),
    'signedIn (aal2)': cannot('Nobody is signed in by asking for a mail.'),
    leave: cannot('Nobody is signed in by asking for a mail.'),
    'flowGone (refused)': { by: 'codes by mail switched off', before: (scene) => scene.configure(secondFactorsOff) },
  },
  whoami: {
    ...aboutSession,
    'signedIn (aal1)': { by: 'somebody signed in without a second factor', before: (scene) => scene.oneFactor() },
    'signedIn (aal2)': { by: 'somebody signed in with two', before: (scene) => scene.twoFactors('full') },
    secondFactorDue: { by: 'somebody between the factors', before: (scene, { who }) => scene.half(who) },
    noSession: { by: 'nobody signed in any more', before: (scene) => scene.nobody() },
    refused: refusedByGateway,
  },
  'sign out': {
    ...aboutSession,
    'signedIn (aal1)': cannot('Signing out does not say who was signed in.'),
    'signedIn (aal2)': cannot('Signing out does not say who was signed in.'),
    secondFactorDue: cannot('Signing out does not say who was signed in.'),
    noSession: { by: 'signing out' },
    refused: refusedByGateway,
  },
};
