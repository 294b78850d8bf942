import type { FormView } from '../../view/login-view.ts';
import { toClockTime } from '../../view/to-clock-time.ts';
import { drawButton } from './draw-button.ts';
import { drawProviderIcon } from './icons.ts';
import { h, type PageChild, type PageElement, part } from './page-element.ts';
import type { Scene } from './scene.ts';
import { toLang } from './to-lang.ts';

/** The buttons of providers stand before the form. */
export function drawProviders(scene: Scene, form: FormView): PageChild {
  const { state, texts } = scene;
  const { providers, isPending, chooseProvider } = form;
  return (
    providers.length > 0 && [
      part(
        'div',
        'providers',
        {},
        providers.map(({ id, label }) => {
          const icon = state.icons[id.toLowerCase()] ?? state.icons['generic'];
          return drawButton(
            'kl-button kl-secondary kl-provider',
            label,
            () => chooseProvider?.(id),
            isPending,
            { key: id, lang: toLang(scene, label) },
            icon && drawProviderIcon(icon),
          );
        }),
      ),
      form.submitLabel && part('p', 'or', {}, h('span', {}, texts.or)),
    ]
  );
}

/** What to do when no mail comes. Another code can be mailed after a while. */
export function drawMailHelp({ state, texts }: Scene, { form, resendCode }: FormView): PageElement | null {
  if (form !== 'code') return null;
  const seconds = resendCode === null ? state.secondsToResend : null;
  const wait = seconds === null ? null : toClockTime(seconds);
  const [before, after] = texts.noMail(wait).split(wait ?? '\n');
  return part('p', 'resend', {}, before, wait && h('bdi', {}, wait), after);
}

/** The other ways to go on: addresses, other factors, another code, and methods that the host supports. */
export function drawChoices(scene: Scene, form: FormView): PageElement | null {
  const { texts, options } = scene;
  const { addresses, factors, unsupportedMethods, resendCode, sendCode, chooseFactor, isPending } = form;
  const { onUnsupportedMethod } = options;
  const draw = (id: string, label: string, choose: () => void, focus: string | null = null): PageElement =>
    h('li', { key: id }, drawButton('kl-choice', label, choose, isPending, { lang: toLang(scene, label), 'data-focus': focus }));
  const choices = [
    addresses.map(({ id, label }, index) => draw(id, label, () => sendCode?.(id), index === 0 ? 'address' : null)),
    resendCode ? draw('resend', texts.sendAnotherCode, resendCode) : [],
    factors.map(({ id, label }) => draw(id, label, () => chooseFactor?.(id))),
    onUnsupportedMethod ? unsupportedMethods.map(({ id, label }) => draw(id, label, () => onUnsupportedMethod(id))) : [],
  ].flat();
  return choices.length > 0 ? part('ul', 'choices', {}, choices) : null;
}
