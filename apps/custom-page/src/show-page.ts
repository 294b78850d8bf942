import {
  createLogin,
  type ErrorView,
  type Field,
  type FormView,
  findNextPage,
  type LoginOptions,
  type LoginView,
} from '@kratos-login/core';
import { attachPage, submitForm } from '@kratos-login/core/page';
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { messages, siteName, texts } from './texts.ts';

/** Shows the page in an element. `goOn` is called with the address of the next page when the user is signed in and there is one. */
export function showPage(main: HTMLElement, options: LoginOptions, goOn: (next: string) => void): () => void {
  return attachPage(main, createLogin({ siteName, texts, messages, ...options }), (view) => draw(main, view, goOn));
}

function draw(main: HTMLElement, view: LoginView, goOn: (next: string) => void): void {
  const form = view.kind === 'form' ? view : null;
  const unverified = form?.unverified;
  document.title = view.pageTitle;
  render(
    html`
      <h1 id="title" data-focus="title" tabindex="-1">${view.title}</h1>
      <output>${view.progress}</output>
      <div role="alert" id="said">${[...(form?.messages ?? []), form?.announcement ?? ''].join(' ')}</div>
      ${unverified ? html`<p data-focus="notice" tabindex="-1">${unverified.text}</p>` : nothing}
      ${unverified?.url ? html`<a id="verify" href=${unverified.url}>${unverified.linkLabel}</a>` : nothing}
      ${form ? keyed(form.form, toForm(form)) : nothing}
      ${view.step === 'error' ? toError(view) : nothing}
    `,
    main,
  );
  const next = view.step === 'success' ? findNextPage(view, { here: location.href }) : null;
  if (next !== null) goOn(next);
}

function toForm(view: FormView): TemplateResult {
  const { isPending, isReadOnly, form } = view;
  return html`
    <form id="${form}-form" method="post" novalidate aria-labelledby="title" @submit=${(event: SubmitEvent) => submitForm(event, view)}>
      ${view.username !== null && form === 'password' ? html`<p>${view.username}</p>` : nothing}
      ${repeat(
        view.fields,
        ({ name }) => name,
        (field) => toField(field, isReadOnly),
      )}
      ${view.addresses.map(({ id, label }, index) => toButton(label, isPending, () => view.sendCode?.(id), index === 0 ? 'address' : undefined))}
      ${view.submitLabel === '' ? nothing : html`<button aria-disabled=${isPending}>${view.submitLabel}</button>`}
      <menu>
        ${view.factors.map(({ id, label }) => toButton(label, isPending, () => view.chooseFactor?.(id)))}
        ${view.providers.map(({ id, label }) => toButton(label, isPending, () => view.chooseProvider?.(id)))}
        ${toButton('Mail me another one', isPending, view.resendCode)}
        ${toButton('That is not me', isPending, view.forgetIdentifier)}
        ${toButton('I am another user', isPending, view.switchAccount)}
        ${toButton('From the beginning', isPending, view.restart)}
        ${toButton('Never mind', false, view.cancel)}
      </menu>
      ${view.unsupportedMethods.length > 0 ? html`<p>Not at this door: ${view.unsupportedMethods.map(({ label }) => label).join(', ')}</p>` : nothing}
    </form>
  `;
}

function toField({ name, label, hint, messages: wrong, isHidden, value, ...attributes }: Field, isReadOnly: boolean): TemplateResult {
  return html`
    <label id="${name}-label" ?hidden=${isHidden}>
      ${label}
      <input
        id=${name}
        name=${name}
        value=${value}
        type=${attributes.type}
        autocomplete=${attributes.autocomplete}
        inputmode=${attributes.inputMode ?? nothing}
        enterkeyhint=${attributes.enterKeyHint}
        dir=${attributes.dir ?? nothing}
        autocapitalize="none"
        spellcheck="false"
        ?hidden=${isHidden}
        ?readonly=${isReadOnly}
        aria-label=${label}
        aria-invalid=${wrong.length > 0 ? 'true' : nothing}
        aria-describedby="said ${name}-about"
      >
      <small id="${name}-about">${[hint, ...wrong].join(' ')}</small>
    </label>
  `;
}

function toError(view: ErrorView): TemplateResult {
  return html`
    <p>${view.advice}</p>
    <menu id="error">
      ${toButton('Give it another go', view.wait !== '', view.retry, 'retry')}
      <span>${view.wait}</span>
      ${view.links.map(({ label, url }) => html`<a href=${url}>${label}</a>`)}
      ${toButton('From the beginning', false, view.restart)}
      ${toButton('I am another user', false, view.switchAccount)}
    </menu>
  `;
}

/** Returns a button, or nothing while its action is not possible. */
function toButton(text: string, isBusy: boolean, act: (() => void) | null, focus?: string): TemplateResult | typeof nothing {
  if (act === null) return nothing;
  return html`<button type="button" data-focus=${focus ?? nothing} aria-disabled=${isBusy} @click=${() => act()}>${text}</button>`;
}
