import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter } from '@playwright/test/reporter';
import { toContactSheet } from './to-contact-sheet.ts';

const folder = fileURLToPath(new URL('../../../test-results/gallery/', import.meta.url));

/** Removes the pictures of earlier runs. At the end it writes `test-results/gallery/index.html`, which shows all pictures. */
export default class ContactSheetReporter implements Reporter {
  onBegin(): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  onEnd(): void {
    const files = readdirSync(folder).filter((name) => name.endsWith('.png'));
    writeFileSync(`${folder}index.html`, toContactSheet(files));
    console.log(`gallery: ${files.length} pictures in test-results/gallery, and index.html shows them`);
  }
}
