import { drawButton } from '../../../page/login-page/draw-button.ts';
import { drawIcon, warning } from '../../../page/login-page/icons.ts';
import { h, type PageChild, type PageElement, part } from '../../../page/login-page/page-element.ts';
import type { Field } from '../../../view/login-view.ts';
import type { PairingView } from '../../second-factor-view.ts';
import { drawCopy } from './draw-copy.ts';
import { drawSecret } from './draw-secret.ts';
import type { SecondFactorScene } from './second-factor-scene.ts';

/** Draws the QR code, the key, and the form for the first code. */
export function drawPairing(scene: SecondFactorScene<PairingView>): PageChild {
  const { view } = scene;
  const { hasQr, qrLabel, leave, leaveLabel, isPending } = view;
  return [
    hasQr && part('img', 'qr', { 'data-secret': 'qr', alt: qrLabel, width: 192, height: 192 }),
    view.keyLabel && drawKey(scene),
    drawCodeForm(scene),
    part('div', 'actions', { key: 'back' }, drawButton('kl-link', leaveLabel, leave, isPending)),
  ];
}

const drawKey = (scene: SecondFactorScene<PairingView>): PageElement =>
  part(
    'div',
    'key',
    { role: 'group', 'aria-labelledby': 'kl-2-key' },
    part('p', 'label', { id: 'kl-2-key' }, scene.view.keyLabel),
    part('div', 'key-box', {}, drawSecret('code', 'key', 'kl-key-text', { dir: 'ltr' }), drawCopy(scene)),
  );

function drawCodeForm({ view, actions }: SecondFactorScene<PairingView>): PageElement {
  const { fields, submitLabel, isPending, isReadOnly } = view;
  return h(
    'form',
    { key: 'form', className: 'kl-form', method: 'post', noValidate: true, 'aria-labelledby': 'kl-2-title', onSubmit: actions.submit },
    fields.map((field) => drawCodeField(field, isReadOnly)),
    h(
      'button',
      { key: 'submit', type: 'submit', className: 'kl-button kl-primary', autoComplete: 'off', 'aria-disabled': String(isPending) },
      isReadOnly && part('span', 'spinner', { 'aria-hidden': 'true' }),
      h('span', { key: 'label' }, submitLabel),
    ),
  );
}

function drawCodeField(
  { name, label, hint, messages, type, value, autocomplete, inputMode, enterKeyHint, dir }: Field,
  readOnly: boolean,
): PageElement {
  const id = `kl-2-${name}`;
  return part(
    'div',
    'field',
    { key: name, 'data-field': name },
    part('label', 'label', { htmlFor: id }, label),
    part('p', 'hint', { id: `${id}-hint` }, hint),
    part('p', 'error', { id: `${id}-error` }, messages.length > 0 && [drawIcon(warning), h('span', {}, messages.join(' '))]),
    part(
      'div',
      'control',
      {},
      h('input', {
        key: name,
        className: 'kl-input',
        id,
        name,
        type,
        defaultValue: value,
        autoComplete: autocomplete,
        inputMode,
        enterKeyHint,
        autoCapitalize: 'none',
        spellCheck: 'false',
        dir,
        readOnly,
        required: true,
        'aria-invalid': messages.length > 0 ? 'true' : null,
        'aria-describedby': `kl-2-message ${id}-hint ${id}-error`,
      }),
    ),
  );
}
