import { defineConfig } from 'tsdown';
import { libraryBuild } from '../../tools/library-build.mjs';

export default defineConfig(libraryBuild(import.meta.dirname));
