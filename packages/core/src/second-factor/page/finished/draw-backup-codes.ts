import { drawButton } from '../../../page/login-page/draw-button.ts';
import { drawIcon } from '../../../page/login-page/icons.ts';
import { type PageChild, part } from '../../../page/login-page/page-element.ts';
import type { BackupCodesView } from '../../second-factor-view.ts';
import { drawCopy } from './draw-copy.ts';
import { drawQuestion } from './draw-question.ts';
import { drawSecret } from './draw-secret.ts';
import { downloadIcon, printIcon } from './method-icons.ts';
import type { SecondFactorScene } from './second-factor-scene.ts';

const primary = 'kl-button kl-primary';
const secondary = 'kl-button kl-secondary';

/** Draws backup codes, and what can be done with them. On paper there are only the codes, with a heading of their own. */
export function drawBackupCodes(scene: SecondFactorScene<BackupCodesView>): PageChild {
  const { view, texts, options, actions } = scene;
  const { confirm, confirmLabel, generate, generateLabel, leave, leaveLabel, question, isPending } = view;
  return [
    part('p', 'paper', {}, texts.fileHeading(options.siteName ?? null, view.username)),
    drawSecret('ul', 'codes', 'kl-codes', { 'aria-labelledby': 'kl-2-title' }),
    part(
      'div',
      'tools',
      {},
      drawCopy(scene),
      drawButton(secondary, texts.download, actions.download, false, { key: 'download' }, drawIcon(downloadIcon)),
      drawButton(secondary, texts.print, actions.print, false, { key: 'print' }, drawIcon(printIcon)),
    ),
    question
      ? drawQuestion(question, isPending)
      : part(
          'div',
          'actions',
          {},
          confirm && drawButton(primary, confirmLabel, confirm, isPending),
          generate && drawButton(secondary, generateLabel, generate, isPending),
          drawButton('kl-link', leaveLabel, leave, isPending),
        ),
  ];
}
