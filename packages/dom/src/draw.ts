import type { Field, FormView, LoginView } from '@kratos-login/core';
import type { Markup } from './find-markup.ts';

/** Writes the texts, fields and choices of a view into the page. `drawn` is the part of the previous view. */
export function draw({ root, status }: Markup, part: HTMLElement, view: LoginView, drawn: HTMLElement | undefined): void {
  const form = 'form' in view ? view : null;
  const wait = 'wait' in view ? view.wait : '';
  const { text: notice, linkLabel = '', url } = form?.unverified ?? {};
  write(status, view.progress);
  writeAll(root, {
    title: view.title,
    messages: form?.messages.join(' '),
    announcement: form?.announcement,
    notice,
    username: form?.username,
    advice: 'advice' in view ? view.advice : '',
    wait,
  });
  for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-link="notice"]')) {
    write(link, linkLabel);
    link.hidden = !url;
    if (url) link.href = url;
  }
  if (form) drawForm(root, part, form, drawn);
  if ('links' in view) drawList(part, 'link', view.links);
  for (const button of part.querySelectorAll<HTMLButtonElement>('[data-verb], [type="submit"], button:not([type])')) {
    const { verb = '' } = button.dataset;
    if (verb === 'retry') button.dataset['focus'] = verb;
    if (verb in view) button.hidden = view[verb as keyof LoginView] === null;
    if (form && !verb) {
      writeName(button, form.submitLabel);
      button.hidden = !form.submitLabel;
      button.disabled = false; // the markup disables it until the script listens
    }
    button.ariaDisabled = String(form ? verb !== 'cancel' && form.isPending : verb === 'retry' && wait !== '');
  }
}

function drawForm(root: HTMLElement, part: HTMLElement, view: FormView, drawn: HTMLElement | undefined): void {
  drawList(part, 'factor', view.factors, 'chooseFactor');
  drawList(part, 'provider', view.providers, 'chooseProvider');
  drawList(part, 'address', view.addresses, 'sendCode');
  drawList(part, 'other', view.unsupportedMethods, 'other');
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

interface Choice {
  readonly id: string;
  readonly label: string;
  /** The address of a link. A button has none. */
  readonly url?: string;
}

/** Creates a button or link for each choice from the list's `<template>`. It does nothing while the choices stay the same. */
function drawList(part: HTMLElement, name: string, ways: readonly Choice[], verb = ''): void {
  for (const list of part.querySelectorAll<HTMLElement>(`[data-list="${name}"]`)) {
    const template = list.querySelector('template');
    const choice = JSON.stringify(ways);
    if (!template || list.dataset['choice'] === choice) continue;
    list.dataset['choice'] = choice;
    list.replaceChildren(template);
    for (const { id, label, url } of ways) {
      list.append(template.content.cloneNode(true));
      const element = [...list.querySelectorAll<HTMLElement>(url ? 'a' : 'button')].at(-1);
      if (!element) continue;
      if (url) element.setAttribute('href', url);
      else Object.assign(element.dataset, { verb, value: id, focus: name });
      writeName(element, label);
    }
  }
}

function writeAll(place: HTMLElement, texts: Readonly<Record<string, string | null | undefined>>): void {
  for (const [text, value] of Object.entries(texts))
    for (const each of place.querySelectorAll<HTMLElement>(`[data-text="${text}"]`)) {
      each.dataset['focus'] = text;
      write(each, value ?? '');
      if (text === 'notice') each.hidden = !value;
    }
}

/** Writes the text of a button or link. If it has an element for the text, its icon stays. */
const writeName = (element: HTMLElement, name: string): void =>
  write(element.querySelector<HTMLElement>('[data-text="label"]') ?? element, name);

/** Writes changed text only, because a live region announces each write. */
function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
