import { toWindow } from './to-window.ts';

export const findInputs = (part: ParentNode, names: readonly string[]): readonly HTMLInputElement[] =>
  [...part.querySelectorAll('input')].filter(({ name }) => names.includes(name));

/** Clears inputs as a user does it, so that a controlled input clears its state as well. */
export function clearInputs(inputs: readonly HTMLInputElement[]): void {
  for (const input of inputs) {
    if (input.value) {
      Reflect.set(Object.getPrototypeOf(input), 'value', '', input); // the native setter: React ignores the event after a value set on the input itself
      input.dispatchEvent(new (toWindow(input).Event)('input', { bubbles: true }));
    }
    // React, and user-event in tests, keep their own copy of the value, which this setter updates. A removed input gets no other update.
    input.value = '';
    if (input.defaultValue) input.defaultValue = '';
  }
}
