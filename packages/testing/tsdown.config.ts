import { defineConfig } from 'tsdown';
import { libraryBuild } from '../../tools/library-build.mjs';

// The entries for pages do not import modules of Node.
export default defineConfig({ ...libraryBuild(import.meta.dirname), platform: 'node', fixedExtension: false });
