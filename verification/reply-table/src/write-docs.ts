import { writeFileSync } from 'node:fs';
import { chartDocuments } from '@verification/coverage/chart/chart-document';
import { readOptions } from '../../../tools/read-options.ts';
import { toGuide } from './guide.ts';
import { toSettingsDocument } from './second-factor/to-settings-document.ts';
import { toTransitionFacts } from './transition-facts/to-transition-facts.ts';

/** `npm run docs` writes all generated documents. Tests fail while one of them is out of date. */
readOptions({});
const documents = { ...chartDocuments(), 'what-kratos-answers.md': toGuide(), 'second-factor-table.md': toSettingsDocument() };
for (const [name, text] of Object.entries(documents)) writeFileSync(new URL(`../../../docs/${name}`, import.meta.url), text);
writeFileSync(new URL('../../../apps/studio/src/generated/transition-facts.json', import.meta.url), toTransitionFacts());
