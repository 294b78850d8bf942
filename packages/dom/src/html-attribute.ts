/** React's names of attributes that are not HTML's in other letters. */
const names: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for', defaultValue: 'value' };

/** Returns HTML's name of an attribute of the finished page. Its case matters only in SVG. */
export const toHtmlName = (name: string): string => names[name] ?? name;

/** Returns the value of an attribute as HTML has it, or `null` if the element does not have the attribute. */
export const toHtmlValue = (value: unknown): string | null => ((value ?? false) === false ? null : value === true ? '' : String(value));
