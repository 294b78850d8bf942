import { writeFileSync } from 'node:fs';
import { readOptions } from '../../../tools/read-options.ts';
import { chartSources } from './chart-sources.ts';

readOptions({});
/** `npm run docs` writes the layout of both charts. A test fails while one of them is out of date. */
for (const [name, text] of Object.entries(await chartSources())) {
  writeFileSync(new URL(`../src/panel/charts/${name}`, import.meta.url), text);
}
