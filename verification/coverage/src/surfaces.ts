/** Where paths are walked, in the order of the summary, and what that is. */
export const surfaces = {
  machine: 'the shipped machine on real actors',
  login: 'createLogin, its calls answered over the wire',
  emulator: 'createLogin in front of the emulator, by means that a real Kratos has, too',
  react: 'the React adapter in a browser',
  dom: 'the DOM adapter in a browser',
  'react-demo': 'the built React demo in a browser',
  'vanilla-demo': 'the built demo without a framework in a browser',
  'custom-page': 'a page that shares nothing with the demos',
  real: 'a real Kratos',
} as const satisfies Readonly<Record<string, string>>;

export type Surface = keyof typeof surfaces;

/** Without the record of one of these a run of everything fails: put a surface here as soon as its tests are there. `real` needs a Kratos, and stays out. */
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
