import { toWindow } from '../../page/to-window.ts';
import type { BackupCodesView, PairingView } from '../second-factor-view.ts';

/** What {@link downloadCodes} writes beside the codes. */
export interface CodesFile {
  /** The name of the file, without its ending. */
  readonly name: string;
  /** The lines above the codes. */
  readonly heading: string;
}

/** Copies the key of a view that pairs an app. Resolves to `false` if the browser does not allow it: then let the user select the text. */
export const copyKey = (root: HTMLElement, view: PairingView): Promise<boolean> => copy(root, view.readSecrets().key ?? '');

/** Copies the backup codes that are not used, one in each line. Resolves to `false` if the browser does not allow it. */
export const copyCodes = (root: HTMLElement, view: BackupCodesView): Promise<boolean> => copy(root, toLines(view));

/** Saves the backup codes that are not used as a text file, which is made in the page and not kept there. */
export function downloadCodes(root: HTMLElement, view: BackupCodesView, { name, heading }: CodesFile): void {
  const { Blob, URL } = toWindow(root);
  const file = new Blob([`${heading}\n\n${toLines(view)}\n`], { type: 'text/plain;charset=utf-8' });
  const link = root.ownerDocument.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${name}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000); // Safari reads the file after the click
}

/**
 * Prints the page. Meanwhile `root` has the attribute `data-print="codes"`, by which a stylesheet hides everything else. That of the finished page does so.
 */
export function printCodes(root: HTMLElement): void {
  const window = toWindow(root);
  root.dataset['print'] = 'codes';
  window.addEventListener('afterprint', () => delete root.dataset['print'], { once: true });
  window.print();
}

async function copy(root: HTMLElement, text: string): Promise<boolean> {
  try {
    await toWindow(root).navigator.clipboard.writeText(text);
    return text !== '';
  } catch {
    return false; // refused, or a page without HTTPS, which has no clipboard
  }
}

const toLines = (view: BackupCodesView): string =>
  view
    .readSecrets()
    .codes.filter(({ isUsed }) => !isUsed)
    .map(({ code }) => code)
    .join('\n');
