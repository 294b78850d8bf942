import type { MethodView, PairingView, QuestionView, SecondFactorView } from '@kratos-login/core/second-factor';
import { drawFields } from '../draw-fields.ts';
import { write, writeName } from '../write-texts.ts';
import { fail, type SecondFactorMarkup } from './find-second-factor-markup.ts';

/** Writes the texts, methods and fields of a view into the page. `drawn` is the part of the previous view. */
export function drawSecondFactor(
  { root, status }: SecondFactorMarkup,
  part: HTMLElement,
  view: SecondFactorView,
  drawn: HTMLElement | undefined,
): void {
  const question = 'question' in view ? view.question : null;
  write(status, view.progress);
  if ('methods' in view) drawMethods(part, view.methods, question !== null);
  if ('fields' in view) drawFields(root, part, view, drawn);
  if ('hasQr' in view)
    for (const image of part.querySelectorAll<HTMLImageElement>('[data-secret="qr"]')) {
      image.alt = view.qrLabel;
      if (drawn !== part) image.hidden = !view.hasQr; // later it may be hidden because the browser refuses it
    }
  const find = (selector: string): readonly HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>(selector)].filter((each) => isOurs(each, view, part));
  for (const place of find('[data-text]')) drawText(place, isInQuestion(place) ? question : view);
  for (const place of find('[data-question]')) place.hidden = question === null;
  for (const button of find('[data-verb]')) drawButton(button, isInQuestion(button) ? question : view, view);
  if ('submitLabel' in view)
    for (const button of part.querySelectorAll<HTMLButtonElement>('[type="submit"], button:not([type], [data-verb])'))
      drawSubmit(button, view);
}

/** Whether an element shows the second factor, and not the login inside. */
export const isOurs = (element: Element, { kind }: SecondFactorView, part: Element): boolean =>
  kind !== 'confirming' || !part.contains(element);

/** Whether an element shows the question of a view. */
export const isInQuestion = (element: Element): boolean => element.closest('[data-question]') !== null;

type Source = SecondFactorView | QuestionView | null;

function drawText(place: HTMLElement, source: Source): void {
  if (place.closest('[data-list], [data-field], [data-verb], [type="submit"]')) return; // those texts are not the view's own
  const { text = '' } = place.dataset;
  const value: unknown = source?.[text as keyof Source];
  if (text === 'title') place.dataset['focus'] = isInQuestion(place) ? 'question' : text;
  write(place, Array.isArray(value) ? value.join(' ') : `${value ?? ''}`);
}

function drawButton(button: HTMLElement, source: Source, view: SecondFactorView): void {
  const { verb = '' } = button.dataset;
  const members: Readonly<Record<string, unknown>> = { ...source };
  const label = members[`${verb}Label`];
  if (typeof label === 'string') writeName(button, label);
  if (verb === 'copyKey') button.hidden = !members['keyLabel'];
  else if (!isDrawnElsewhere(verb)) button.hidden = typeof members[verb] !== 'function';
  if (verb === 'retry') button.dataset['focus'] = verb;
  button.ariaDisabled = String(verb === 'retry' ? 'wait' in view && view.wait !== '' : verb !== 'cancel' && view.isPending);
}

/** Buttons of a method stand in its item, and those that copy, download and print codes beside the codes. */
const isDrawnElsewhere = (verb: string): boolean => verb === 'act' || verb.endsWith('Codes');

function drawSubmit(button: HTMLButtonElement, { submitLabel, isPending }: PairingView): void {
  writeName(button, submitLabel);
  button.disabled = false; // the markup may disable it until the script listens
  button.ariaDisabled = String(isPending);
}

/** Shows an item for each method, from the template of the list, with a button for each of its actions. Items stay in another language, with their focus. */
function drawMethods(part: HTMLElement, methods: readonly MethodView[], isHidden: boolean): void {
  for (const list of part.querySelectorAll<HTMLElement>('[data-list="method"]')) {
    list.hidden = isHidden; // the question stands in its place
    const template = list.querySelector('template');
    if (!template) continue;
    const choice = JSON.stringify(methods.map(({ id, actions }) => [id, actions.map((action) => action.id)]));
    if (list.dataset['choice'] !== choice) list.replaceChildren(template, ...methods.map((method) => createItem(template, method)));
    list.dataset['choice'] = choice;
    const items = [...list.children].filter((each) => each !== template);
    for (const [index, method] of methods.entries()) if (items[index]) writeMethod(items[index], method);
  }
}

function createItem(template: HTMLTemplateElement, { id, actions }: MethodView): Node {
  const item = cloneFirst(template);
  for (const list of item.querySelectorAll<HTMLElement>('[data-list="action"]')) {
    const button = list.querySelector('template');
    for (const action of button ? actions : []) {
      const element = cloneFirst(button as HTMLTemplateElement);
      const focus = `${id}-${action.id}`;
      Object.assign((toButton(element) ?? element).dataset, { verb: 'act', value: focus, focus });
      list.append(element);
    }
  }
  return item;
}

function writeMethod(item: Element, { id, label, status, actions }: MethodView): void {
  for (const [text, value] of Object.entries({ label, status }))
    for (const place of item.querySelectorAll<HTMLElement>(`[data-text="${text}"]`))
      if (!place.closest('[data-list="action"]')) write(place, value);
  for (const { id: action, label: text, name } of actions)
    for (const button of item.querySelectorAll<HTMLElement>(`[data-value="${id}-${action}"]`)) {
      button.ariaLabel = name;
      writeName(button, text);
    }
}

const cloneFirst = ({ content }: HTMLTemplateElement): HTMLElement =>
  (content.firstElementChild ?? fail('one element in each <template> of a list', 'found none')).cloneNode(true) as HTMLElement;

const toButton = (element: HTMLElement): HTMLElement | null => (element.matches('button') ? element : element.querySelector('button'));
