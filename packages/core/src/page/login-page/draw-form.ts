import { isLinkAddress } from '../../kratos/web-address.ts';
import type { Field, FormView } from '../../view/login-view.ts';
import { carryAlong } from './carry-along.ts';
import { drawSentences } from './draw-sentences.ts';
import { crossedEye, drawIcon, eye, warning } from './icons.ts';
import { asSlot, h, type PageElement, type PageNode, part } from './page-element.ts';
import type { Scene } from './scene.ts';
import { toLang } from './to-lang.ts';

/** Draws the form with its fields and its button. Each form has its own element, so that a browser sees the old one go and offers to save the password. */
export function drawForm(scene: Scene, form: FormView): PageElement {
  const { texts, isServed, actions } = scene;
  return h(
    'form',
    {
      key: form.form,
      className: 'kl-form',
      method: 'post', // a `get` would put the password into the address while no script listens
      noValidate: !isServed, // Kratos validates, once the script listens
      'aria-labelledby': 'kl-title',
      onSubmit: actions.submit,
    },
    form.fields.map((field) => (field.isHidden ? drawInput(scene, form, field) : drawField(scene, form, field))),
    form.form === 'password' && h('noscript', {}, h('p', {}, texts.noScript)),
    form.submitLabel && drawSubmit(scene, form),
  );
}

/** The order of the parts is that of the Tab key: no link stands between a label and its field. The stylesheet puts the link beside the label. */
function drawField(scene: Scene, form: FormView, field: Field): PageElement {
  const { name, label, messages } = field;
  const { options, state, texts } = scene;
  const isPassword = field.type === 'password';
  const { recoveryUrl } = options;
  const isCode = field.autocomplete === 'one-time-code';
  const hint = isCode && options.submitWhenComplete && state.maySubmit ? texts.submitsWhenComplete : '';
  const parts: Readonly<Record<string, PageNode>> = {
    label: part('label', 'label', { htmlFor: `kl-${name}`, lang: toLang(scene, label) }, label),
    hint: part('p', 'hint', { id: `kl-${name}-hint` }, hint),
    error: part('p', 'error', { id: `kl-${name}-error` }, messages.length > 0 && [drawIcon(warning), drawSentences(scene, messages)]),
    control: part('div', 'control', {}, drawInput(scene, form, field), isPassword && drawToggle(scene, field)),
    link:
      isPassword && isLinkAddress(recoveryUrl)
        ? h('a', { className: 'kl-link kl-recovery', href: carryAlong(recoveryUrl ?? '', options) }, texts.forgotPassword)
        : '',
  };
  return asSlot('field', part('div', 'field', { key: name, 'data-field': name }, Object.values(parts)), parts, name);
}

function drawInput({ state, options, actions }: Scene, form: FormView, field: Field): PageElement {
  const { name, type, value, autocomplete, inputMode, enterKeyHint, dir, isHidden, messages } = field;
  return h('input', {
    key: name,
    className: isHidden ? null : 'kl-input',
    id: isHidden ? null : `kl-${name}`,
    name,
    type: type === 'password' && state.isPasswordShown ? 'text' : type,
    defaultValue: value,
    autoComplete: autocomplete,
    inputMode,
    enterKeyHint,
    autoCapitalize: 'none',
    spellCheck: 'false',
    dir,
    hidden: isHidden,
    readOnly: isHidden || form.isReadOnly,
    required: !isHidden,
    'aria-invalid': messages.length > 0 ? 'true' : null,
    'aria-describedby': isHidden ? null : toDescription(form, field),
    onInput: options.submitWhenComplete && autocomplete === 'one-time-code' ? actions.submitWhenComplete : null,
  });
}

/** The ids of what a screen reader says after the label: the sentence below the heading is the hint of a code, and a password is for the user above it. */
function toDescription({ username }: FormView, { name, type, hint }: Field): string {
  const forWhom = type === 'password' && username !== null ? 'kl-username ' : '';
  return `kl-message ${hint && 'kl-lead '}${forWhom}kl-${name}-hint kl-${name}-error`;
}

const drawToggle = ({ state: { isPasswordShown }, texts, actions }: Scene, { name }: Field): PageElement =>
  part(
    'button',
    'toggle',
    {
      type: 'button',
      'aria-controls': `kl-${name}`,
      'aria-label': isPasswordShown ? texts.hidePassword : texts.showPassword,
      onClick: actions.togglePassword,
    },
    drawIcon(isPasswordShown ? crossedEye : eye),
  );

function drawSubmit({ isServed }: Scene, { submitLabel, isPending, isReadOnly }: FormView): PageElement {
  return asSlot(
    'button',
    h(
      'button',
      {
        key: 'submit',
        type: 'submit',
        className: 'kl-button kl-primary',
        disabled: isServed, // while no script listens, the browser would post the password to the page's own server
        autoComplete: 'off', // Firefox restores a disabled button after a reload
        'aria-disabled': String(isPending),
      },
      isReadOnly && part('span', 'spinner', { 'aria-hidden': 'true' }),
      h('span', { key: 'label' }, submitLabel),
    ),
  );
}
