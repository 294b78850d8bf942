import type { Control } from './find-controls.ts';

/** A string that is stored on a control. */
export interface ControlMemory {
  /** The property path to the string. */
  readonly where: string;
  readonly text: string;
}

/**
 * Finds strings that are stored on the element of a control. React stores them in `_valueTracker`, Vue in `_value`, and other libraries in a symbol.
 * A password stays there if only the value is cleared.
 */
export function readControlMemory(control: Control): readonly ControlMemory[] {
  const kept = Reflect.ownKeys(control).flatMap((key) => readTexts(read(control, key), 2).map((text) => ({ where: String(key), text })));
  return [...kept, { where: 'the attribute value', text: control.getAttribute('value') ?? '' }];
}

function readTexts(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value !== 'object' || value === null || depth === 0 || value instanceof Node || value === window) return [];
  const getValue = read(value, 'getValue');
  const tracked = typeof getValue === 'function' ? readTexts(getValue.call(value), 0) : [];
  return [...tracked, ...Reflect.ownKeys(value).flatMap((key) => readTexts(read(value, key), depth - 1))];
}

/** A getter of another library may throw. */
function read(from: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(from, key);
  } catch {
    return undefined;
  }
}
