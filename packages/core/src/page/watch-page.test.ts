import { expect, test, vi } from 'vitest';
import { watchPage } from './watch-page.ts';

const place = (type: string | null = null) => ({
  closest: (selector: string) => (selector === 'button' && type !== null ? { type } : null),
});
const [field, submit, verb, host] = [place(), place('submit'), place('button'), place()];

function meet() {
  const page = new EventTarget();
  const listens = vi.spyOn(page, 'addEventListener');
  const root = { ownerDocument: { defaultView: page }, contains: (target: unknown) => target !== host };
  const end = watchPage(root as unknown as HTMLElement, undefined);
  /** Returns whether the event is ignored. */
  const send = (type: string, target: object, facts: object): boolean => {
    const event = Object.defineProperty(new Event(type, { cancelable: true }), 'composedPath', { value: () => [target, page] });
    const stops = vi.spyOn(event, 'stopPropagation');
    page.dispatchEvent(Object.assign(event, facts));
    // No listener of the host may receive the click; for a key it is enough that its default action is prevented.
    if (type !== 'keydown') expect(stops).toHaveBeenCalledTimes(Number(event.defaultPrevented));
    return event.defaultPrevented;
  };
  return { send, end, listens };
}

test.each(['mousedown', 'click'])('the second %s of a double click is ignored on another element, and on a submit button', (type) => {
  const { send, end } = meet();
  expect([send(type, verb, { detail: 1 }), send(type, verb, { detail: 2 })]).toEqual([false, false]);
  expect([send(type, submit, { detail: 1 }), send(type, submit, { detail: 2 })]).toEqual([false, true]);
  expect([send(type, submit, { detail: 1 }), send(type, host, { detail: 2 }), send(type, verb, { detail: 3 })]).toEqual([
    false,
    true,
    true,
  ]);
  expect([send(type, host, { detail: 1 }), send(type, host, { detail: 2 }), send(type, verb, { detail: 2 })]).toEqual([false, false, true]);
  end();
  expect(send(type, submit, { detail: 2 })).toBe(false);
});

test('a held Enter key is ignored within the login, and no other key is', () => {
  const { send, end } = meet();
  expect(send('keydown', field, { key: 'Enter', repeat: false })).toBe(false);
  expect(send('keydown', field, { key: 'Enter', repeat: true })).toBe(true);
  expect(send('keydown', field, { key: 'a', repeat: true })).toBe(false);
  expect(send('keydown', host, { key: 'Enter', repeat: true })).toBe(false);
  end();
  expect(send('keydown', field, { key: 'Enter', repeat: true })).toBe(false);
});

test.each(['mousedown', 'click'])('the second %s of a double click is left alone on the same field, and beside the login', (type) => {
  const { send } = meet();
  expect(send(type, host, { detail: 2 })).toBe(false);
  expect([send(type, field, { detail: 1 }), send(type, field, { detail: 2 })]).toEqual([false, false]);
});

test('all listeners run in the capture phase, before those of the host', () => {
  const { listens } = meet();
  expect(listens.mock.calls.map(([type, , options]) => [type, options])).toEqual(
    ['mousedown', 'click', 'keydown', 'pageshow'].map((type) => [type, { capture: true }]),
  );
});
