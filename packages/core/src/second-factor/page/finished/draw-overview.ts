import { isLinkAddress } from '../../../kratos/web-address.ts';
import { drawButton } from '../../../page/login-page/draw-button.ts';
import { check, drawIcon } from '../../../page/login-page/icons.ts';
import { h, type PageChild, type PageElement, part } from '../../../page/login-page/page-element.ts';
import type { MethodView, OverviewView } from '../../second-factor-view.ts';
import { drawQuestion } from './draw-question.ts';
import { methodIcons, otherMethod } from './method-icons.ts';
import type { SecondFactorScene } from './second-factor-scene.ts';

/** Draws what is set up, and what can be done. A question stands in place of the methods. */
export function drawOverview(scene: SecondFactorScene<OverviewView>): PageChild {
  const { view, options, texts } = scene;
  const { question, isPending } = view;
  const getUrl = ({ id }: MethodView): string | null => {
    const url = options.methodUrls?.[id];
    return url !== undefined && isLinkAddress(url) ? url : null;
  };
  const shown = view.methods.filter((method) => method.actions.length > 0 || method.status !== '' || getUrl(method) !== null);
  if (question) return [drawUser(scene), drawQuestion(question, isPending)];
  return [
    drawUser(scene),
    shown.length > 0 &&
      part(
        'ul',
        'methods',
        {},
        shown.map((method) => drawMethod(method, getUrl(method), view)),
      ),
    // A set-up that Kratos does not offer would never end.
    options.setUp &&
      shown.length === 0 &&
      isLinkAddress(options.homeUrl) &&
      part('div', 'actions', {}, h('a', { key: 'next', className: 'kl-button kl-primary', href: options.homeUrl }, texts.continue)),
  ];
}

/** Whose settings these are. */
function drawUser({ view: { username, signOut, isPending }, texts }: SecondFactorScene<OverviewView>): PageElement | null {
  if (username === null && signOut === null) return null;
  return part(
    'div',
    'account',
    {},
    username !== null && [
      part('span', 'avatar', { 'aria-hidden': 'true' }, [...username.toUpperCase()][0]),
      part('bdi', 'username', {}, username),
    ],
    signOut && drawButton('kl-link', texts.signOut, signOut, isPending),
  );
}

/** To set up an app is the main thing to do, unless the user can go on already. */
function drawMethod({ id, label, status, isSetUp, actions }: MethodView, url: string | null, { isPending }: OverviewView): PageElement {
  return h(
    'li',
    { key: id, className: 'kl-method', 'data-method': id },
    part('span', 'method-icon', { 'aria-hidden': 'true' }, drawIcon(methodIcons[id] ?? otherMethod)),
    part(
      'div',
      'method-text',
      {},
      part('h2', 'method-name', {}, url === null ? label : h('a', { className: 'kl-link', href: url }, label)),
      status && part('p', 'method-status', { 'data-set-up': String(isSetUp === true) }, isSetUp && drawIcon(check), h('span', {}, status)),
    ),
    actions.length > 0 &&
      part(
        'div',
        'method-actions',
        {},
        actions.map((action) =>
          drawButton(`kl-button ${action.id === 'setUp' ? 'kl-primary' : 'kl-secondary'}`, action.label, action.act, isPending, {
            key: action.id,
            'aria-label': action.name,
            'data-focus': `${id}-${action.id}`, // after a question that was answered with no
          }),
        ),
      ),
  );
}
