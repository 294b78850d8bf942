/** The submissions of scripts. `CODE` stands for the code of the offered app, and `OLD` for one of five minutes ago. */
export const submissions = {
  'right code': { method: 'totp', totp_code: 'CODE' },
  'code with spaces': { method: 'totp', totp_code: ' CODE ' },
  'wrong code': { method: 'totp', totp_code: '000000' },
  'old code': { method: 'totp', totp_code: 'OLD' },
  'number as code': { method: 'totp', totp_code: 123456 },
  unlink: { method: 'totp', totp_unlink: true },
  'unlink as text': { method: 'totp', totp_unlink: 'true' },
  'unlink false': { method: 'totp', totp_unlink: false },
  'unlink with code': { method: 'totp', totp_unlink: true, totp_code: 'CODE' },
  'unlink without token': { method: 'totp', totp_unlink: true, csrf_token: '' },
  'unlink as codes': { method: 'lookup_secret', totp_unlink: true },
  generate: { method: 'lookup_secret', lookup_secret_regenerate: true },
  'generate without method': { lookup_secret_regenerate: true },
  'generate with code': { method: 'totp', totp_code: 'CODE', lookup_secret_regenerate: true },
  confirm: { method: 'lookup_secret', lookup_secret_confirm: true },
  'generate and confirm': { method: 'lookup_secret', lookup_secret_regenerate: true, lookup_secret_confirm: true },
  reveal: { method: 'lookup_secret', lookup_secret_reveal: true },
  disable: { method: 'lookup_secret', lookup_secret_disable: true },
  'reveal and disable': { method: 'lookup_secret', lookup_secret_reveal: true, lookup_secret_disable: true },
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What happens between submissions. */
export const incidents = [
  'fetch',
  'open',
  'session grows old',
  'flow expires',
  'session is revoked',
  'another user',
  'second factor is required',
  'app is disabled',
  'codes are disabled',
  'app is removed',
  'codes are removed',
  'cookie is lost',
] as const;

export type SettingsStep = keyof typeof submissions | (typeof incidents)[number];

/** Steps after the settings were opened. */
export type SettingsScript = readonly SettingsStep[];

const names = Object.keys(submissions) as readonly (keyof typeof submissions)[];
const changes = ['right code', 'unlink', 'generate', 'reveal', 'disable', 'unlink without token'] as const;

export const scripts: readonly SettingsScript[] = [
  ...names.map((each) => [each]),
  ...incidents.flatMap((incident) =>
    [...changes, 'wrong code' as const, 'fetch' as const, 'open' as const].map((each) => [incident, each]),
  ),
  ...(['session grows old', 'flow expires', 'second factor is required'] as const).map((each) => ['generate', each, 'confirm'] as const),
  ...(['session grows old', 'flow expires'] as const).flatMap((later) =>
    (['another user', 'session is revoked', 'second factor is required', 'flow expires'] as const).map(
      (first) => [first, later, 'right code'] as const,
    ),
  ),
  ['right code', 'right code'],
  ['right code', 'fetch', 'unlink', 'fetch'],
  ['right code', 'app is removed', 'unlink'],
  ['right code', 'app is removed', 'wrong code'],
  ['wrong code', 'fetch', 'right code'],
  ['unlink', 'unlink'],
  ['unlink', 'right code', 'unlink', 'right code'],
  ['unlink', 'right code', 'app is removed', 'unlink'],
  ['app is removed', 'unlink', 'fetch'],
  ['app is removed', 'unlink', 'open', 'right code'],
  ['app is removed', 'generate', 'confirm', 'right code'],
  ['generate', 'generate', 'confirm'],
  ['generate', 'fetch', 'confirm', 'fetch'],
  ['generate', 'confirm', 'confirm'],
  ['generate', 'right code', 'confirm'],
  ['generate', 'wrong code', 'confirm'],
  ['generate', 'disable', 'confirm'],
  ['generate', 'reveal'],
  ['open', 'generate', 'open', 'confirm'],
  ['reveal', 'fetch'],
  ['reveal', 'generate', 'confirm', 'reveal'],
];
