import type { Login } from '../../../login.ts';
import { drawButton } from '../../../page/login-page/draw-button.ts';
import { drawFooter, drawHeader, drawMark, drawProgress } from '../../../page/login-page/draw-page.ts';
import { check, drawIcon, information, warning } from '../../../page/login-page/icons.ts';
import type { LoginPageOptions } from '../../../page/login-page/login-page-options.ts';
import { h, type PageChild, type PageElement, part } from '../../../page/login-page/page-element.ts';
import type { ConfirmingView, SecondFactorView } from '../../second-factor-view.ts';
import { drawBackupCodes } from './draw-backup-codes.ts';
import { drawDone, drawError, drawSignedOut } from './draw-other-views.ts';
import { drawOverview } from './draw-overview.ts';
import { drawPairing } from './draw-pairing.ts';
import type { SecondFactorScene } from './second-factor-scene.ts';

/**
 * Draws the whole page. Header and live regions are the same elements in every view. Ids differ from those of the login inside.
 *
 * The heading of the loading page is an element of its own: otherwise the focus would stay on it when Kratos answers, and a screen reader would not say what
 * has come. Its description includes the message, because some screen readers drop an alert while the focus moves.
 */
export function drawSecondFactor(scene: SecondFactorScene): PageElement {
  const { view, state, options, pageTexts: texts } = scene;
  const { lang, dir } = options.language ?? { lang: 'en', dir: 'ltr' };
  return h(
    options.isEmbedded ? 'div' : 'main',
    { className: 'kl', lang, dir, 'data-view': view.kind, 'data-embedded': options.isEmbedded ? '' : null },
    part(
      'section',
      'card',
      {},
      drawHeader(scene),
      view.kind === 'done' && drawMark(view),
      // The login inside has a heading of its own.
      view.kind !== 'confirming' && drawTitle(view),
      part('p', 'lead', { id: 'kl-2-lead' }, view.lead),
      drawAlert(scene),
      drawContent(scene),
      drawProgress({ view, state: { status: state.copy === 'copied' ? scene.texts.copied : '' }, texts }),
      drawFooter({ options, texts }, null),
    ),
  );
}

const drawTitle = ({ kind, title }: SecondFactorView): PageElement =>
  part(
    'h1',
    'title',
    {
      key: kind === 'loading' ? 'loading-title' : 'title',
      id: 'kl-2-title',
      tabIndex: -1,
      'data-focus': 'title',
      'aria-describedby': 'kl-2-message kl-2-lead',
    },
    title,
  );

function drawContent(scene: SecondFactorScene): PageChild {
  const { view } = scene;
  switch (view.kind) {
    case 'loading':
      return part('span', 'loading', { 'aria-hidden': 'true' }, part('span', 'spinner', {}));
    case 'overview':
      return drawOverview({ ...scene, view });
    case 'pairing':
      return drawPairing({ ...scene, view });
    case 'backup-codes':
      return drawBackupCodes({ ...scene, view });
    case 'confirming':
      return drawLogin(scene, view);
    case 'signed-out':
      return drawSignedOut(view);
    case 'error':
      return drawError({ ...scene, view });
    case 'done':
      return drawDone({ ...scene, view });
  }
}

/** Draws the place of the login inside. An adapter renders the finished page of a login there, with these options. Another login is another element. */
function drawLogin({ options }: SecondFactorScene, { login, leave, leaveLabel }: ConfirmingView): PageChild {
  const { language, pageTexts, texts, messages } = options;
  const loginOptions: LoginPageOptions = {
    login,
    language,
    pageTexts,
    texts,
    messages,
    isEmbedded: true,
    setsTitle: false,
    onSuccess: () => {},
  };
  return [
    h('kratos-login', { key: toLoginKey(login), login, options: loginOptions }),
    leave && part('div', 'actions', {}, drawButton('kl-link', leaveLabel, leave)),
  ];
}

const loginKeys = new WeakMap<Login, string>();
let logins = 0;

function toLoginKey(login: Login): string {
  const key = loginKeys.get(login) ?? `login-${++logins}`;
  loginKeys.set(login, key);
  return key;
}

function drawAlert({ view, state, texts }: SecondFactorScene): PageElement {
  const isRefused = state.copy === 'notCopied';
  const messages = isRefused ? [...view.messages, texts.notCopied] : view.messages;
  const severity = isRefused ? 'error' : view.messageSeverity;
  const icon = { error: warning, info: information, success: check }[severity];
  return part(
    'div',
    'alert',
    { role: 'alert', 'aria-atomic': 'true' },
    part(
      'p',
      'message',
      { id: 'kl-2-message', 'data-severity': severity },
      messages.length > 0 && [drawIcon(icon), h('span', {}, messages.join(' '))],
    ),
    part('span', 'hidden', {}, view.announcement),
  );
}
