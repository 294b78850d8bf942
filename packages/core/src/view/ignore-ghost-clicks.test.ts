import { expect, test, vi } from 'vitest';
import { ignoreGhostClicks } from './ignore-ghost-clicks.ts';

const place = (type: string | null = null) => ({
  closest: (selector: string) => (selector === 'button' && type !== null ? { type } : null),
});
const [field, submit, verb, host] = [place(), place('submit'), place('button'), place()];

function meet() {
  const page = new EventTarget();
  const ended = new AbortController();
  const listens = vi.spyOn(page, 'addEventListener');
  ignoreGhostClicks(page, (target) => (target as unknown) !== host, ended.signal);
  /** Whether it is dropped. */
  const send = (type: string, target: object, facts: object): boolean => {
    const event = Object.defineProperty(new Event(type, { cancelable: true }), 'composedPath', { value: () => [target, page] });
    const stops = vi.spyOn(event, 'stopPropagation');
    page.dispatchEvent(Object.assign(event, facts));
    // A click must reach nobody; of a key it is enough that nothing comes of it.
    if (type !== 'keydown') expect(stops).toHaveBeenCalledTimes(Number(event.defaultPrevented));
    return event.defaultPrevented;
  };
  return { send, ended, listens };
}

test.each(['mousedown', 'click'])('the second %s of two is dropped where it meets something else, or sends', (type) => {
  const { send, ended } = meet();
  expect([send(type, verb, { detail: 1 }), send(type, verb, { detail: 2 })]).toEqual([false, false]);
  expect([send(type, submit, { detail: 1 }), send(type, submit, { detail: 2 })]).toEqual([false, true]);
  expect([send(type, submit, { detail: 1 }), send(type, host, { detail: 2 }), send(type, verb, { detail: 3 })]).toEqual([
    false,
    true,
    true,
  ]);
  expect([send(type, host, { detail: 1 }), send(type, host, { detail: 2 }), send(type, verb, { detail: 2 })]).toEqual([false, false, true]);
  ended.abort();
  expect(send(type, submit, { detail: 2 })).toBe(false);
});

test('Enter that is held down in the login is dropped, and no other key', () => {
  const { send, ended } = meet();
  expect(send('keydown', field, { key: 'Enter', repeat: false })).toBe(false);
  expect(send('keydown', field, { key: 'Enter', repeat: true })).toBe(true);
  expect(send('keydown', field, { key: 'a', repeat: true })).toBe(false);
  expect(send('keydown', host, { key: 'Enter', repeat: true })).toBe(false);
  ended.abort();
  expect(send('keydown', field, { key: 'Enter', repeat: true })).toBe(false);
});

test.each(['mousedown', 'click'])('a second %s on what does not send, or beside the login, is left alone', (type) => {
  const { send } = meet();
  expect(send(type, host, { detail: 2 })).toBe(false);
  expect([send(type, field, { detail: 1 }), send(type, field, { detail: 2 })]).toEqual([false, false]);
});

test('it hears of everything before anybody else', () => {
  const { listens } = meet();
  expect(listens.mock.calls.map(([type, , options]) => [type, options])).toEqual(
    ['mousedown', 'click', 'keydown'].map((type) => [type, expect.objectContaining({ capture: true })]),
  );
});

test('with an aborted signal, no listener is added', () => {
  const page = new EventTarget();
  const listens = vi.spyOn(page, 'addEventListener');
  ignoreGhostClicks(page, () => true, AbortSignal.abort());
  expect(listens).not.toHaveBeenCalled();
});
