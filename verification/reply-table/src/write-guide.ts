import { mkdirSync, writeFileSync } from 'node:fs';
import { readOptions } from '../../../tools/read-options.ts';
import { toGuide } from './guide.ts';

/** `npm run guide` */
readOptions({});
const path = new URL('../../../docs/what-kratos-answers.md', import.meta.url);
mkdirSync(new URL('.', path), { recursive: true });
writeFileSync(path, toGuide());
