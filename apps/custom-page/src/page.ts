import {
  type Cue,
  createLogin,
  dropEchoes,
  type ErrorView,
  type Field,
  type FormView,
  findNextPage,
  type LoginView,
  secretFields,
} from '@kratos-login/core';
import { clear, type Piece, patch, piece } from './patch.ts';
import { messages, words } from './words.ts';

const ask = new URL(location.href).searchParams;
const login = createLogin({
  kratosUrl: import.meta.env['VITE_KRATOS_URL'] ?? 'http://localhost:4433',
  aal: ask.get('aal') === 'aal2' ? 'aal2' : undefined,
  refresh: ask.get('refresh') === 'true',
  flowId: ask.get('flow') ?? undefined,
  loginChallenge: ask.get('login_challenge') ?? undefined,
  backUrl: new URL('/', location.href).href,
  words,
  messages,
});

const main = document.querySelector('main') ?? document.body;
let cue: Cue | null = null;

login.subscribe(draw);
draw(login.getView());
login.start();
dropEchoes(window, (place) => main.contains(place as Node));

window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  empty(secretFields);
  login.checkSession();
});

function draw(view: LoginView): void {
  const form = 'form' in view ? view : null;
  document.title = `${view.pageTitle} · The Garden Club`;
  patch(main, [
    piece('h1', { id: 'title', tabindex: '-1' }, view.title),
    piece('output', {}, view.progress),
    piece('div', { role: 'alert', id: 'said' }, [...(form?.messages ?? []), form?.spoken ?? ''].join(' ')),
    ...(form?.unverified ? [piece('p', { id: 'notice', tabindex: '-1' }, form.unverified.text)] : []),
    ...(form?.unverified?.url ? [piece('a', { id: 'verify', href: form.unverified.url }, form.unverified.linkLabel)] : []),
    ...(form ? [toForm(form)] : []),
    ...(view.step === 'error' ? [toError(view)] : []),
  ]);
  if (view.cue !== cue) follow(view.cue);
  clear();
  const next = view.step === 'success' ? findNextPage(view, { here: location.href }) : null;
  if (next !== null) location.assign(next);
}

/** Before the old form goes: the focus never falls to the body. */
function follow(next: Cue): void {
  cue = next;
  empty(next.empty);
  const place = main.querySelector<HTMLElement>(`#${next.focus}:not([hidden])`);
  if (next.focus !== null) (place ?? main.querySelector<HTMLElement>('#title'))?.focus();
  if (next.submit) main.querySelector('form')?.requestSubmit();
}

function empty(names: readonly string[]): void {
  for (const input of main.querySelectorAll('input')) if (names.includes(input.name)) input.value = '';
}

function toForm(view: FormView): Piece {
  const { isPending, isReadOnly, form } = view;
  const submit = (event: Event): void => {
    event.preventDefault();
    const { currentTarget } = event;
    if (currentTarget instanceof HTMLFormElement) view.submit?.(Object.fromEntries(new FormData(currentTarget)));
  };
  return piece(
    'form',
    { id: `${form}-form`, method: 'post', novalidate: true, 'aria-labelledby': 'title', onsubmit: submit },
    view.who !== null && form === 'password' && piece('p', {}, view.who),
    ...view.fields.map((field) => toField(field, isReadOnly)),
    ...view.addresses.map(({ id, label }, index) => toButton(label, isPending, () => view.sendCode?.(id), index === 0 ? 'address' : '')),
    view.submitLabel !== '' && piece('button', { 'aria-disabled': String(isPending) }, view.submitLabel),
    piece(
      'menu',
      {},
      ...view.factors.map(({ id, label }) => toButton(label, isPending, () => view.chooseFactor?.(id))),
      ...view.providers.map(({ id, label }) => toButton(label, isPending, () => view.chooseProvider?.(id))),
      view.resendCode && toButton('Mail me another one', isPending, view.resendCode),
      view.forgetIdentifier && toButton('That is not me', isPending, view.forgetIdentifier),
      view.switchAccount && toButton('I am somebody else', isPending, view.switchAccount),
      view.restart && toButton('From the beginning', isPending, view.restart),
      view.cancel && toButton('Never mind', false, view.cancel),
    ),
    view.others.length > 0 && piece('p', {}, `Not at this door: ${view.others.map(({ label }) => label).join(', ')}`),
  );
}

function toField({ name, label, hint, messages: wrong, isHidden, value, ...facts }: Field, isReadOnly: boolean): Piece {
  const about = `${name}-about`;
  return piece(
    'label',
    { id: `${name}-label`, hidden: isHidden },
    label,
    piece('input', {
      id: name,
      name,
      value,
      type: facts.type,
      autocomplete: facts.autocomplete,
      inputmode: facts.inputMode,
      enterkeyhint: facts.enterKeyHint,
      dir: facts.dir,
      autocapitalize: 'none',
      spellcheck: 'false',
      hidden: isHidden,
      readonly: isReadOnly,
      'aria-label': label,
      'aria-invalid': wrong.length > 0 ? 'true' : null,
      'aria-describedby': `said ${about}`,
    }),
    piece('small', { id: about }, [hint, ...wrong].join(' ')),
  );
}

function toError(view: ErrorView): Piece {
  return piece(
    'menu',
    { id: 'error' },
    view.retry && toButton('Give it another go', view.wait !== '', view.retry, 'retry'),
    piece('span', {}, view.wait),
    ...view.links.map(({ label, url }) => piece('a', { href: url }, label)),
    view.restart && toButton('From the beginning', false, view.restart),
    view.switchAccount && toButton('I am somebody else', false, view.switchAccount),
  );
}

function toButton(text: string, isBusy: boolean, act: () => void, id = ''): Piece {
  return piece('button', { type: 'button', ...(id !== '' && { id }), 'aria-disabled': String(isBusy), onclick: () => act() }, text);
}
