import { drawButton } from '../../../page/login-page/draw-button.ts';
import { check, drawIcon } from '../../../page/login-page/icons.ts';
import type { PageElement } from '../../../page/login-page/page-element.ts';
import { copyIcon } from './method-icons.ts';
import type { SecondFactorScene } from './second-factor-scene.ts';

/** Draws the button that copies the secret on the page. Its icon becomes a check mark, and a live region says so. */
export const drawCopy = ({ texts, state, actions }: SecondFactorScene): PageElement =>
  drawButton(
    'kl-button kl-secondary',
    texts.copy,
    () => void actions.copy(),
    false,
    { key: 'copy' },
    drawIcon(state.copy === 'copied' ? check : copyIcon),
  );
