import type { SecondFactor } from '@kratos-login/core/second-factor';
import { type Emulator, totp } from '@kratos-login/emulator';
import type { Random } from '../random.ts';
import { allFaults } from '../simulation/faults.ts';
import type { Network, PlannedFault } from '../simulation/network.ts';
import type { SimulatedTime } from '../simulation/simulated-time.ts';
import { openTab, signIn, signOut, type Tab } from '../simulation/tab.ts';

/** The world of a walk. */
export interface SettingsWorld {
  readonly kratos: Emulator;
  readonly network: Network;
  readonly time: SimulatedTime;
  readonly tab: Tab;
  readonly secondFactor: SecondFactor;
}

export const ann = { email: 'ann@example.com', password: 'correct horse battery' };
export const bob = { email: 'bob@example.com', password: 'battery staple horse' };

/** A session may change the settings for fifteen minutes. */
export const flows = { settings: { privileged_session_max_age: '15m', required_aal: 'aal1' } };

/** What else happens during a walk: to the session, on other devices, to Kratos and to the page. */
export const disturbances: Readonly<Record<string, (world: SettingsWorld, random: Random) => unknown>> = {
  'the session is deleted': ({ kratos }) => kratos.identities.revokeSessions(ann.email),
  'another tab signs out': ({ tab }) => signOut(tab),
  'another person signs in': ({ tab }) => switchUser(tab, bob),
  'the user signs in again in another tab': ({ tab }) => switchUser(tab, ann),
  'all cookies are lost': ({ tab }) => tab.cookies.clear(),
  'the CSRF cookie is lost': ({ tab }) => {
    for (const name of [...tab.cookies.keys()]) if (name.startsWith('csrf_token')) tab.cookies.delete(name);
  },
  'another device pairs an app': async ({ kratos }) => {
    if (kratos.identities.find(ann.email)?.totpSecret === null)
      await changeElsewhere(kratos, (secret) => (secret === '' ? [] : [{ method: 'totp', totp_code: totp(secret, kratos.clock.now()) }]));
  },
  'another device saves backup codes': ({ kratos }) =>
    changeElsewhere(kratos, () => [
      { method: 'lookup_secret', lookup_secret_regenerate: true },
      { method: 'lookup_secret', lookup_secret_confirm: true },
    ]),
  'another device removes the app': ({ kratos }) => kratos.identities.removeCredential(ann.email, 'totp'),
  'another device removes the backup codes': ({ kratos }) => kratos.identities.removeCredential(ann.email, 'lookup_secret'),
  'another tab uses the profile first': ({ tab }) => changeSettings(tab, () => [{ method: 'profile', traits: { email: ann.email } }]),
  'apps are switched off': ({ kratos }) => kratos.configure({ selfservice: { methods: { totp: { enabled: false } } } }),
  'apps are switched on': ({ kratos }) => kratos.configure({ selfservice: { methods: { totp: { enabled: true } } } }),
  'backup codes are switched off': ({ kratos }) => kratos.configure({ selfservice: { methods: { lookup_secret: { enabled: false } } } }),
  'settings need the second factor': ({ kratos }) =>
    kratos.configure({ selfservice: { flows: { settings: { required_aal: 'highest_available' } } } }),
  'the account is disabled': ({ kratos }) => kratos.identities.disable(ann.email),
  'the account is enabled': ({ kratos }) => kratos.identities.enable(ann.email),
  'the laptop sleeps': ({ kratos }, random) => kratos.clock.advance(random.pick(spans)),
  'the page is restored from the cache': ({ secondFactor }) => secondFactor.checkSession(),
  'the page is reloaded': ({ secondFactor }) => {
    secondFactor.stop();
    secondFactor.start();
  },
};

/** Long enough for slow replies, timeouts, old sessions, expired flows and expired sessions. */
export const spans = [1_500, 5_000, 31_000, 16 * 60_000, 61 * 60_000, 25 * 3_600_000];

/** Plans a fault of the network for some of the next requests. */
export function planFault({ network }: SettingsWorld, random: Random): string {
  const fault = random.pick(allFaults);
  const request = random.pick(requests);
  const [times, when] = [random.pick([1, 1, 2, 5, 20]), random.pick(['before', 'after'] as const)];
  network.plan({ fault, request, times, when });
  return `planned fault: ${request}, ${fault.name}, ${times}×, ${when}`;
}

const requests: readonly PlannedFault['request'][] = [
  'any',
  'any',
  'open settings',
  'post settings',
  'post settings',
  'create',
  'post password',
  'post code',
  'begin logout',
];

async function switchUser(tab: Tab, who: typeof ann): Promise<void> {
  tab.cookies.clear();
  await signIn(tab, who);
}

/** Ann changes her settings on a device of her own. */
async function changeElsewhere(kratos: Emulator, toBodies: (secret: string) => readonly object[]): Promise<void> {
  const device = openTab(kratos);
  await signIn(device, ann);
  await changeSettings(device, toBodies);
}

async function changeSettings(tab: Tab, toBodies: (secret: string) => readonly object[]): Promise<void> {
  const { text } = await tab.ask('/self-service/settings/browser');
  const { id, ui } = JSON.parse(text) as { readonly id?: string; readonly ui?: { readonly nodes: readonly Node[] } };
  if (id === undefined || ui === undefined) return; // signed out, or the second factor is due
  const find = (name: string) => ui.nodes.find(({ attributes }) => attributes.name === name || attributes.id === name)?.attributes;
  for (const body of toBodies(find('totp_secret_key')?.text?.text ?? ''))
    await tab.ask(`/self-service/settings?flow=${id}`, { ...body, csrf_token: find('csrf_token')?.value } as never);
}

interface Node {
  readonly attributes: { readonly name?: string; readonly id?: string; readonly value?: string; readonly text?: { readonly text: string } };
}
