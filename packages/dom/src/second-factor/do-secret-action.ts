import type { SecondFactorView } from '@kratos-login/core/second-factor';
import { copyCodes, copyKey, downloadCodes, printCodes } from '@kratos-login/core/second-factor-page';
import { write } from '../write-texts.ts';
import type { SecondFactorMarkup } from './find-second-factor-markup.ts';

/** Copies, downloads or prints secrets, as the verb of a button says. The status region says how copying went, in the words of the button. */
export async function doSecretAction({ root, status }: SecondFactorMarkup, view: SecondFactorView, button: HTMLElement): Promise<void> {
  const { verb, done = '', failed = '', file = 'backup-codes', heading = '' } = button.dataset;
  const toStatus = (isDone: boolean): void => write(status, isDone ? done : failed);
  if (view.kind === 'pairing' && verb === 'copyKey') toStatus(await copyKey(root, view));
  if (view.kind !== 'backup-codes') return;
  if (verb === 'copyCodes') toStatus(await copyCodes(root, view));
  if (verb === 'downloadCodes') downloadCodes(root, view, { name: file, heading: [heading, view.username].filter(Boolean).join('\n') });
  if (verb === 'printCodes') printCodes(root);
}
