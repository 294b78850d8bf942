import { defineConfig } from 'tsdown';
import { libraryBuild } from '../../tools/library-build.mjs';

const library = libraryBuild(import.meta.dirname);

// The command is an entry, too, though nobody imports it. Half of the entries need Node; what is for pages names none of its modules.
export default defineConfig({
  ...library,
  entry: [...library.entry, './src/kratos-emulator.ts'],
  platform: 'node',
  fixedExtension: false,
  deps: { neverBundle: ['yaml'] },
});
