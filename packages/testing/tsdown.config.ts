import { defineConfig } from 'tsdown';
import { libraryBuild } from '../../tools/library-build.mjs';

// Records are files; what is for pages names none of Node's modules.
export default defineConfig({ ...libraryBuild(import.meta.dirname), platform: 'node', fixedExtension: false });
