import type { Field, FormView, LoginView } from '@kratos-login/core';
import type { Markup } from './find-markup.ts';

/** Whether the part has just come, and whether it was in the document before the script: then what was typed into it stays. */
export interface DrawOptions {
  readonly isNew: boolean;
  readonly wasThere: boolean;
}

/** Writes a view into the page: texts, fields, choices. It decides nothing. */
export function draw(markup: Markup, part: HTMLElement, view: LoginView, options: DrawOptions): void {
  write(markup.title, view.title);
  const form = 'form' in view ? view : null;
  const { root } = markup;
  writeAll(markup.alert, 'messages', form?.messages.join(' ') ?? '');
  writeAll(markup.alert, 'spoken', form?.spoken ?? '');
  write(markup.status, view.progress);
  for (const place of root.querySelectorAll<HTMLElement>('[data-text="notice"]')) {
    write(place, form?.unverified?.text ?? '');
    place.hidden = !form?.unverified;
  }
  if (form !== null) drawForm(markup, part, form, options);
  for (const button of part.querySelectorAll<HTMLElement>('[data-verb]')) {
    const verb = button.dataset['verb'] ?? '';
    if (verb in view) button.hidden = view[verb as keyof LoginView] === null;
  }
}

function drawForm(markup: Markup, part: HTMLElement, view: FormView, { isNew, wasThere }: DrawOptions): void {
  if (part instanceof HTMLFormElement) part.noValidate = true;
  writeAll(part, 'who', view.who ?? '');
  drawList(part, 'factor', view.factors, 'chooseFactor');
  drawList(part, 'provider', view.providers, 'chooseProvider');
  drawList(
    part,
    'address',
    view.addresses.map((id) => ({ id, label: id })),
    'sendCode',
  );
  for (const button of part.querySelectorAll<HTMLButtonElement>('button')) {
    if (button.type === 'submit') write(button, view.submitLabel);
    if (button.type === 'submit' || button.dataset['verb'] !== undefined) button.ariaDisabled = String(view.isPending);
  }
  for (const place of part.querySelectorAll<HTMLElement>('[data-field]')) {
    const names = place.dataset['field']?.split(' ');
    const field = view.fields.find(({ name }) => names?.includes(name));
    const input = place instanceof HTMLInputElement ? place : place.querySelector('input');
    if (input === null) continue;
    input.disabled = field === undefined;
    place.hidden = field === undefined || field.isHidden;
    if (field === undefined) continue;
    if (isNew || input.name !== field.name) dress(input, field, wasThere);
    input.readOnly = view.isReadOnly;
    drawField(markup, place, input, field);
  }
}

/** The facts of a field. What was typed before the script ran stays. */
function dress(
  input: HTMLInputElement,
  { name, type, autocomplete, inputMode, enterKeyHint, dir, isHidden, value }: Field,
  wasThere: boolean,
): void {
  Object.assign(input, {
    name,
    type,
    autocomplete,
    inputMode,
    enterKeyHint,
    dir,
    hidden: isHidden,
    required: !isHidden,
    autocapitalize: 'none',
    spellcheck: false,
  });
  if (!wasThere || value !== '') input.value = value;
}

function drawField({ alert }: Markup, place: HTMLElement, input: HTMLInputElement, { label, hint, messages, isHidden }: Field): void {
  if (isHidden) return;
  writeAll(place, 'label', label);
  writeAll(place, 'hint', hint);
  writeAll(place, 'problem', messages.join(' '));
  const description = [
    alert.querySelector('[data-text="messages"]'),
    place.querySelector('[data-text="hint"]'),
    place.querySelector('[data-text="problem"]'),
  ];
  input.setAttribute('aria-describedby', description.flatMap((each) => each?.id || []).join(' '));
  input.ariaInvalid = messages.length > 0 ? 'true' : null;
}

/** One button each, made from the list's `<template>`; made anew only when the choice is another one. */
function drawList(part: HTMLElement, name: string, ways: readonly { readonly id: string; readonly label: string }[], verb: string): void {
  for (const list of part.querySelectorAll<HTMLElement>(`[data-list="${name}"]`)) {
    const template = list.querySelector('template');
    const choice = JSON.stringify(ways);
    if (template === null || list.dataset['choice'] === choice) continue;
    list.dataset['choice'] = choice;
    for (const old of [...list.children]) if (old !== template) old.remove();
    for (const { id, label } of ways) {
      const copy = template.content.cloneNode(true) as DocumentFragment;
      const button = copy.querySelector('button');
      if (button === null) continue;
      Object.assign(button.dataset, { verb, value: id });
      button.textContent = label;
      list.append(copy);
    }
  }
}

const writeAll = (place: HTMLElement, name: string, text: string): void => {
  for (const each of place.querySelectorAll<HTMLElement>(`[data-text="${name}"]`)) write(each, text);
};

/** Only what changes: a live region speaks at every write. */
function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
