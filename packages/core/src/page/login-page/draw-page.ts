import { isLinkAddress } from '../../kratos/web-address.ts';
import type { FormView, LoginView } from '../../view/login-view.ts';
import type { PageTexts } from '../../view/page-texts.ts';
import { carryAlong } from './carry-along.ts';
import { drawButton } from './draw-button.ts';
import { drawChoices, drawMailHelp, drawProviders } from './draw-choices.ts';
import { drawErrorActions, drawSuccess } from './draw-ends.ts';
import { drawForm } from './draw-form.ts';
import { drawSentences } from './draw-sentences.ts';
import { check, drawIcon, information, warning } from './icons.ts';
import type { LoginPageOptions } from './login-page-options.ts';
import { asSlot, h, type PageElement, part } from './page-element.ts';
import type { PageState, Scene } from './scene.ts';
import { toLang } from './to-lang.ts';

/** Draws the whole page. Header, heading and live regions are the same elements in every view. */
export function drawPage(scene: Scene): PageElement {
  const { view, options } = scene;
  const { lang, dir } = options.language ?? { lang: 'en', dir: 'ltr' };
  const form = view.kind === 'form' ? view : null;
  return h(
    options.isEmbedded ? 'div' : 'main',
    {
      className: 'kl',
      lang,
      dir,
      'data-step': view.step,
      'data-form': form?.form,
      'data-embedded': options.isEmbedded ? '' : null,
    },
    part(
      'section',
      'card',
      {},
      drawHeader(scene),
      view.kind === 'success' && drawMark(view),
      part('h1', 'title', { id: 'kl-title', tabIndex: -1, 'data-focus': 'title', 'aria-describedby': form ? null : 'kl-lead' }, view.title),
      part('p', 'lead', { id: 'kl-lead' }, toLead(scene)),
      drawAlert(scene, form),
      form && [drawNotice(form), drawAccount(scene, form), drawProviders(scene, form), drawForm(scene, form)],
      drawProgress(scene),
      form && [drawMailHelp(scene, form), drawChoices(scene, form)],
      view.kind === 'error' && drawErrorActions(scene, view),
      view.kind === 'success' && drawSuccess(scene, view),
      drawFooter(scene, form),
    ),
  );
}

/** Draws the logo, or the name of the site with its first letter. */
export function drawHeader({
  options: { siteName: name, logoUrl },
}: {
  readonly options: Pick<LoginPageOptions, 'siteName' | 'logoUrl'>;
}): PageElement {
  const siteName = `${name ?? ''}`; // a host without types may pass anything
  const [letter] = siteName;
  const brand = logoUrl
    ? [part('img', 'logo', { src: logoUrl, alt: siteName })]
    : [part('span', 'mark', { 'aria-hidden': 'true' }, letter), part('span', 'site', {}, siteName)];
  return asSlot('header', part('header', 'header', {}, (logoUrl || siteName) && part('span', 'brand', {}, brand)));
}

/** A check mark, or a spinner while the browser goes to another page. */
export const drawMark = ({ how }: { readonly how: string }): PageElement =>
  part('span', 'check', { 'aria-hidden': 'true' }, how === 'redirect-required' ? part('span', 'spinner', {}) : drawIcon(check));

/** The sentence below the heading: what to do about an error, or the hint of a code, whose field is described by it. */
function toLead({ view, options, texts }: Scene): string {
  if (view.kind === 'error') return view.advice;
  if (view.kind === 'success') return '';
  const { fields, addresses, providers, factors, unsupportedMethods, isPending } = view;
  const offers = [...fields.filter(({ isHidden }) => !isHidden), ...addresses, ...providers, ...factors];
  const isStuck = !offers[0] && !options.onUnsupportedMethod && unsupportedMethods[0] && !isPending;
  return isStuck ? texts.noMethodHere : fields.map(({ hint }) => hint).join('');
}

function drawAlert(scene: Scene, form: FormView | null): PageElement {
  const messages = form?.messages ?? [scene.state.problem].filter(Boolean);
  const severity = form?.messageSeverity ?? 'error';
  const announcement = form?.announcement ?? '';
  return part(
    'div',
    'alert',
    { role: 'alert', 'aria-atomic': 'true' },
    part(
      'p',
      'message',
      { id: 'kl-message', 'data-severity': severity },
      messages.length > 0 && [drawIcon(severity === 'error' ? warning : information), drawSentences(scene, messages)],
    ),
    part('span', 'hidden', { lang: toLang(scene, announcement) }, announcement),
  );
}

const drawNotice = ({ unverified }: FormView): PageElement | null =>
  unverified &&
  part(
    'div',
    'notice',
    {},
    // A paragraph that gets the focus has no name: a screen reader would not say what it contains.
    h('p', { id: 'kl-notice', role: 'group', 'aria-labelledby': 'kl-notice', tabIndex: -1, 'data-focus': 'notice' }, unverified.text),
    unverified.url && h('a', { className: 'kl-link', href: unverified.url }, unverified.linkLabel),
  );

/** Who signs in, and the way to another account. */
function drawAccount({ texts }: Scene, { username, forgetIdentifier, switchAccount, isPending }: FormView): PageElement | null {
  const change = forgetIdentifier ?? switchAccount;
  if (username === null && change === null) return null;
  return part(
    'div',
    'account',
    {},
    username !== null && [
      part('span', 'avatar', { 'aria-hidden': 'true' }, [...username.toUpperCase()][0]),
      part('bdi', 'username', { id: 'kl-username' }, username),
    ],
    change && drawButton('kl-link', texts.useDifferentAccount, change, isPending),
  );
}

/** What a region of progress depends on. */
interface ProgressScene {
  readonly view: Pick<LoginView, 'progress' | 'cancel'>;
  readonly state: Pick<PageState, 'status'>;
  readonly texts: PageTexts;
}

/** Without a button the stylesheet hides the words: a spinner shows short waits, and their words are for screen readers. */
export function drawProgress({ view, state, texts }: ProgressScene): PageElement {
  return part(
    'div',
    'progress',
    {},
    part('span', 'status', { role: 'status', 'aria-atomic': 'true' }, view.progress || state.status),
    view.cancel && drawButton('kl-link', texts.cancel, view.cancel),
  );
}

/** What a footer depends on. */
interface FooterScene {
  readonly options: Pick<LoginPageOptions, 'registrationUrl' | 'supportUrl' | 'returnTo' | 'loginChallenge'>;
  readonly texts: PageTexts;
}

/** Draws the links to help and to registration, which is for a form of a password. */
export function drawFooter({ options, texts }: FooterScene, form: FormView | null): PageElement {
  const { registrationUrl = '', supportUrl } = options;
  const canRegister = form?.form === 'password' && form.username === null && isLinkAddress(registrationUrl);
  return asSlot(
    'footer',
    part(
      'footer',
      'footer',
      {},
      canRegister &&
        h(
          'p',
          { key: 'registration' },
          `${texts.newHere} `,
          h('a', { className: 'kl-link', href: carryAlong(registrationUrl, options) }, texts.createAccount),
        ),
      isLinkAddress(supportUrl) && h('p', { key: 'support' }, h('a', { className: 'kl-link', href: supportUrl }, texts.getHelp)),
    ),
  );
}
