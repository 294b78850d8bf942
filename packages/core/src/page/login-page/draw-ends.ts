import { isLinkAddress } from '../../kratos/web-address.ts';
import type { ErrorView, SuccessView } from '../../view/login-view.ts';
import { describeSession } from './describe-session.ts';
import { drawButton } from './draw-button.ts';
import { h, type PageChild, type PageElement, part } from './page-element.ts';
import type { Scene } from './scene.ts';

const primary = 'kl-button kl-primary';
const secondary = 'kl-button kl-secondary';

/** What the user can do about an error. */
export function drawErrorActions(
  { texts, options }: Scene,
  { retry, restart, switchAccount, wait, links, pageEffect }: ErrorView,
): PageElement {
  // A screen reader says the heading when it gets the focus. If the button gets it instead, its description says the same.
  const description = pageEffect.focus === 'retry' ? 'kl-title kl-lead' : null;
  // The host may have replaced an address since the login began.
  const current = { setUpSecondFactor: options.secondFactorSetupUrl, goBack: options.backUrl };
  return part(
    'div',
    'actions',
    {},
    retry && drawButton(primary, texts.tryAgain, retry, wait !== '', { 'data-focus': 'retry', 'aria-describedby': description }),
    wait && part('p', 'wait', {}, wait),
    links.map(({ id, label, url }, index) =>
      h('a', { key: id, className: index === 0 ? primary : secondary, href: isLinkAddress(current[id]) ? current[id] : url }, label),
    ),
    restart && drawButton(retry || links.length > 0 ? secondary : primary, texts.startAgain, restart),
    switchAccount && drawButton('kl-link', texts.useDifferentAccount, switchAccount),
  );
}

/** Who is signed in, and where to go from here. */
export function drawSuccess({ texts, actions, state, options }: Scene, { session, redirect }: SuccessView): PageChild {
  const next = state.next ?? (session ? null : redirect?.url); // without a session the login goes on there
  const described = describeSession(session, texts);
  const facts = [
    [texts.signedInAs, described?.username],
    [described?.isTwoStep ? texts.twoSteps : texts.oneStep, described?.methods],
  ].filter(([, text]) => text);
  return [
    facts.length > 0 &&
      part(
        'dl',
        'facts',
        {},
        facts.map(([term = '', text = '']) => h('div', { key: term }, h('dt', {}, term), h('dd', {}, h('bdi', {}, text)))),
      ),
    part(
      'div',
      'actions',
      {},
      next && h('a', { key: 'next', className: primary, href: next }, texts.continue),
      session &&
        isLinkAddress(options.secondFactorSetupUrl) &&
        h('a', { key: 'second-factor', className: next ? 'kl-link' : secondary, href: options.secondFactorSetupUrl }, texts.twoSteps),
      session && drawButton(next ? 'kl-link' : secondary, texts.signOut, () => void actions.signOut()),
    ),
  ];
}
