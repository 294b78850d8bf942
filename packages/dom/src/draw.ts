import type { FormView, LoginView } from '@kratos-login/core';
import { drawFields } from './draw-fields.ts';
import type { Markup } from './find-markup.ts';
import { write, writeAll, writeName } from './write-texts.ts';

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
  drawFields(root, part, view, drawn);
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
