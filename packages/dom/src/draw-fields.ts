import type { Field, FormView } from '@kratos-login/core';
import { writeAll } from './write-texts.ts';

/** Writes the fields of a form into the elements for them. `drawn` is the part of the previous view. */
export function drawFields(
  root: HTMLElement,
  part: HTMLElement,
  view: Pick<FormView, 'fields' | 'isReadOnly'>,
  drawn: HTMLElement | undefined,
): void {
  for (const place of part.querySelectorAll<HTMLElement>('[data-field]')) {
    const names = place.dataset['field']?.split(' ');
    const field = view.fields.find(({ name }) => names?.includes(name));
    const input = place.localName === 'input' ? (place as HTMLInputElement) : place.querySelector('input');
    if (!input) continue;
    if (input.form) input.form.noValidate = true;
    const comesBack = input.disabled; // its old value may belong to another user
    input.disabled = !field;
    place.hidden = field?.isHidden ?? true;
    if (!field) continue;
    if (drawn !== part || comesBack || input.name !== field.name || field.isHidden)
      dress(input, field, (!drawn || drawn === part) && !comesBack);
    input.readOnly = view.isReadOnly;
    if (!field.isHidden) drawField(root, place, input, field);
  }
}

/**
 * Writes the properties of a field. Text typed before the script ran stays. So do attributes of the host: `type="email"`, and
 * `autocomplete="username webauthn"`.
 */
function dress(input: HTMLInputElement, { label, hint, messages, value, isHidden, ...facts }: Field, wasThere: boolean): void {
  const { type, autocomplete } = input;
  Object.assign(input, facts, { hidden: isHidden, required: !isHidden, autocapitalize: 'none', spellcheck: false });
  if (type === 'email' && facts.type === 'text') input.type = type;
  if (autocomplete.startsWith(`${facts.autocomplete} `)) input.autocomplete = autocomplete as AutoFill;
  if (!wasThere || value) input.value = value;
}

function drawField(root: HTMLElement, place: HTMLElement, input: HTMLInputElement, { label, hint, messages }: Field): void {
  writeAll(place, { label, hint, problem: messages.join(' ') });
  const description = [
    ...root.querySelectorAll('[data-text="messages"]'),
    ...place.querySelectorAll('[data-text="hint"], [data-text="problem"]'),
  ];
  // Descriptions that the host added stay.
  const ids = [...description.map(({ id }) => id), ...(input.getAttribute('aria-describedby') ?? '').split(' ')];
  input.setAttribute('aria-describedby', [...new Set(ids.filter(Boolean))].join(' '));
  input.ariaInvalid = messages.length ? 'true' : null;
}
