import { drawButton } from '../../../page/login-page/draw-button.ts';
import { h, type PageChild, type PageElement, part } from '../../../page/login-page/page-element.ts';
import type { DoneView, SecondFactorErrorView, SignedOutView } from '../../second-factor-view.ts';
import type { SecondFactorScene } from './second-factor-scene.ts';

const primary = 'kl-button kl-primary';

/** Draws the way to a session. */
export const drawSignedOut = ({ signIn, signInLabel, isPending }: SignedOutView): PageElement =>
  part('div', 'actions', {}, drawButton(primary, signInLabel, signIn, isPending));

/** Draws what the user can do about an error. */
export function drawError({ view, texts, pageTexts }: SecondFactorScene<SecondFactorErrorView>): PageElement {
  const { retry, wait, restart, signOut, pageEffect } = view;
  // A screen reader says the heading when it gets the focus. If the button gets it instead, its description says the same.
  const description = pageEffect.focus === 'retry' ? 'kl-2-title kl-2-lead' : null;
  return part(
    'div',
    'actions',
    {},
    retry && drawButton(primary, pageTexts.tryAgain, retry, wait !== '', { 'data-focus': 'retry', 'aria-describedby': description }),
    wait && part('p', 'wait', {}, wait),
    drawButton(retry ? 'kl-button kl-secondary' : primary, pageTexts.startAgain, restart),
    signOut && drawButton('kl-link', texts.signOut, signOut),
  );
}

/** Draws the way on, where there is one. */
export function drawDone({ view, state, texts }: SecondFactorScene<DoneView>): PageChild {
  const next = state.next ?? view.redirect?.url;
  return next && part('div', 'actions', {}, h('a', { key: 'next', className: primary, href: next }, texts.continue));
}
