import { defineConfig } from 'tsdown';
import { libraryBuild } from '../../tools/library-build.mjs';

const library = libraryBuild(import.meta.dirname);

// The command is an entry, too. Entries for pages import no module of Node.
export default defineConfig({
  ...library,
  entry: [...library.entry, './src/kratos-emulator.ts'],
  platform: 'node',
  fixedExtension: false,
  deps: { neverBundle: ['yaml'] },
});
