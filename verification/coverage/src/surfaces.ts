/** All surfaces, in the order of the summary. */
export const surfaces = {
  machine: 'the shipped machine on real actors',
  login: 'createLogin with a scripted transport',
  emulator: 'createLogin with the emulator, by recipes that also work with a real Kratos',
  react: 'the React adapter in a browser',
  dom: 'the DOM adapter in a browser',
  'react-demo': 'the built React demo in a browser',
  'vanilla-demo': 'the built demo without a framework in a browser',
  'custom-page': 'a page that shares no code with the demos',
  real: 'a real Kratos',
} as const satisfies Readonly<Record<string, string>>;

export type Surface = keyof typeof surfaces;

/** A full run fails without the record of one of these. `real` is not required, because it needs a Kratos. */
export const requiredSurfaces: readonly Surface[] = [
  'machine',
  'login',
  'emulator',
  'react',
  'dom',
  'react-demo',
  'vanilla-demo',
  'custom-page',
];

/** The same for the second factor. */
export const requiredSecondFactorSurfaces: readonly Surface[] = ['machine', 'emulator', 'react', 'dom', 'react-demo', 'vanilla-demo'];
