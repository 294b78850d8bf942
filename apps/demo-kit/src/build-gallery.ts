/** Builds the gallery of one demo into a folder: `node build-gallery.ts react-demo FOLDER`. */
import { resolve } from 'node:path';
import { buildGallery, isDemoName } from './serve-demo.ts';

const [name = '', folder] = process.argv.slice(2);
if (!isDemoName(name) || folder === undefined) throw new Error('Expected: build-gallery.ts react-demo|vanilla-demo FOLDER');
await buildGallery(name, resolve(folder));
