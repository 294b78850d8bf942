import { drawButton } from '../../../page/login-page/draw-button.ts';
import { h, type PageElement, part } from '../../../page/login-page/page-element.ts';
import type { QuestionView } from '../../second-factor-view.ts';

/** Draws a question before something is removed or lost. Its heading gets the focus, and is read with the text below it. */
export const drawQuestion = (
  { id, title, text, confirmLabel, dismissLabel, confirm, dismiss }: QuestionView,
  isPending: boolean,
): PageElement =>
  part(
    'div',
    'question',
    { key: `question-${id}`, role: 'group', 'aria-labelledby': 'kl-2-question' },
    h(
      'h2',
      {
        className: 'kl-question-title',
        id: 'kl-2-question',
        tabIndex: -1,
        'data-focus': 'question',
        'aria-describedby': 'kl-2-question-text',
      },
      title,
    ),
    h('p', { id: 'kl-2-question-text' }, text),
    part(
      'div',
      'actions',
      {},
      drawButton('kl-button kl-danger', confirmLabel, confirm, isPending),
      drawButton('kl-button kl-secondary', dismissLabel, dismiss, isPending),
    ),
  );
