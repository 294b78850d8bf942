/** A secret that was found. */
export interface FoundSecret {
  /** The name that the caller gave. It is never the value. */
  readonly secret: string;
  /** The path to the secret, such as `.context.flow.nodes[2].value`. It ends in `as JSON` if only `JSON.stringify` reveals it. */
  readonly where: string;
}

/** Options of {@link findSecrets}. */
export interface FindSecretsOptions {
  /** Returns whether to skip an object, such as a large one from before any input. Default: nothing is skipped. */
  readonly skip?: (value: object) => boolean;
}

/**
 * Finds secrets in a value at any depth: in keys and values, including hidden and symbol ones, getters, prototypes, maps, sets, headers, form data,
 * bytes, errors with stacks and causes, markup of elements, and the result of `JSON.stringify`. It finds them as plain text, in base64, and encoded
 * for URLs or markup.
 *
 * It does not search `WeakMap`, closures, private fields and promises. Use secrets of at least eight letters that occur nowhere else.
 *
 * ```ts
 * import { findSecrets } from '@kratos-login/testing'
 *
 * const error = new Error('refused', { cause: { body: btoa('password=canary-password') } })
 * console.log(findSecrets(error, { password: 'canary-password' })) // [{ secret: 'password', where: '.cause.body' }]
 * ```
 */
export function findSecrets(
  value: unknown,
  secrets: Readonly<Record<string, string>>,
  { skip = () => false }: FindSecretsOptions = {},
): readonly FoundSecret[] {
  const reader = createReader(secrets);
  const seen = new Set<object>([globalThis]); // events refer to it, and it refers to everything that the page has loaded
  const found: FoundSecret[] = [];
  const read = (text: string, where: string): void => {
    for (const secret of reader(text))
      if (!found.some((each) => each.secret === secret && each.where === where)) found.push({ secret, where });
  };

  const look = (each: unknown, where: string): void => {
    if (typeof each === 'string' || typeof each === 'symbol') read(String(each), where);
    else if (((typeof each === 'object' && each !== null) || typeof each === 'function') && !seen.has(each) && !skip(each)) {
      seen.add(each);
      if (isNode(each)) read(toMarkup(each), `${where}<${each.nodeName.toLowerCase()}>`);
      else if (each instanceof ArrayBuffer || ArrayBuffer.isView(each)) read(toText(each), where);
      else lookInside(each, where);
    }
  };
  const lookInside = (each: object, where: string): void => {
    lookInsideCollection(each, where);
    for (const key of Reflect.ownKeys(each)) {
      read(String(key), `${where}.{key}`);
      look(readProperty(each, key, each), Array.isArray(each) ? `${where}[${String(key)}]` : `${where}.${String(key)}`);
    }
    for (let kind = Object.getPrototypeOf(each); kind !== null && !isPlain(kind); kind = Object.getPrototypeOf(kind)) {
      for (const key of Reflect.ownKeys(kind)) {
        const inherited = readProperty(kind, key, each);
        if (typeof inherited !== 'function') look(inherited, `${where}.${String(key)}`);
      }
    }
    if ('toJSON' in each) read(toJson(each), `${where} as JSON`);
  };
  const lookInsideCollection = (each: object, where: string): void => {
    if (Array.isArray(each) || !('forEach' in each) || typeof each.forEach !== 'function') return;
    try {
      each.forEach((inner: unknown, key: unknown) => {
        look(key, `${where}{key}`);
        look(inner, `${where}[${typeof key === 'object' ? 'object' : String(key)}]`);
      });
    } catch {} // the prototype of a collection throws
  };

  look(value, '');
  read(toJson(value), 'as JSON');
  return found.filter(
    ({ where, secret }) => where !== 'as JSON' || found.every((other) => other.where === where || other.secret !== secret),
  );
}

const plainKinds: readonly object[] = [Object.prototype, Array.prototype, Function.prototype];
const isPlain = (kind: object): boolean => plainKinds.includes(kind);

/** Reads a property, including getters. Returns `undefined` if it throws. */
function readProperty(home: object, key: PropertyKey, owner: object): unknown {
  try {
    const { get, value } = Reflect.getOwnPropertyDescriptor(home, key) ?? {};
    return get === undefined ? value : Reflect.apply(get, owner, []);
  } catch {
    return undefined;
  }
}

/** Returns the JSON text, or `''` if there is none, as for a cycle. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** Whether a value is a node of a page, and not one of the shared prototypes. */
const isNode = (value: object): value is Node =>
  typeof Node === 'function' && value instanceof Node && typeof readProperty(Node.prototype, 'nodeName', value) === 'string';

const toMarkup = (node: Node): string => ('outerHTML' in node ? String(node.outerHTML) : new XMLSerializer().serializeToString(node));

function toText(bytes: ArrayBuffer | ArrayBufferView): string {
  return new TextDecoder().decode(bytes as BufferSource);
}

// ------------------------------------------------------------------------------------------------ texts
/** Finds the secrets in a text with one search, because there are millions of texts. */
function createReader(secrets: Readonly<Record<string, string>>): (text: string) => readonly string[] {
  const forms = Object.entries(secrets).map(([secret, value]) => ({ secret, forms: toForms(value) }));
  const any = new RegExp(forms.flatMap((each) => each.forms.map(toPattern)).join('|'), 'i');
  return (given) => {
    const text = given.includes('\\') ? `${given} ${given.replaceAll('\\', '')}` : given; // nested JSON has more backslashes
    return any.test(text)
      ? forms.filter((each) => new RegExp(each.forms.map(toPattern).join('|'), 'i').test(text)).map(({ secret }) => secret)
      : [];
  };
}

const toPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function toForms(value: string): readonly string[] {
  if (value.length < 6)
    throw new TypeError(`A secret has ${value.length} letters. Expected 6 or more, because shorter ones are found by chance.`);
  const uri = encodeURIComponent(value);
  const base64 = [0, 1, 2].map((offset) => toBase64Within(value, offset));
  const forms = [
    value,
    value.replaceAll('\\', ''),
    uri,
    uri.replaceAll('%20', '+'),
    ...toMarkupForms(value),
    ...base64,
    ...base64.map(toBase64Url),
  ];
  return [...new Set(forms)];
}

/** Quotes may be unescaped as in text, and angle brackets as in attributes of some browsers. */
function toMarkupForms(value: string): readonly string[] {
  const text = value.replaceAll('&', '&amp;');
  const withoutBrackets = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [text, text.replaceAll('<', '&lt;'), withoutBrackets].flatMap((each) => [each, each.replaceAll('"', '&quot;')]);
}

/** Returns the part of a base64 encoding that does not depend on the surrounding bytes. */
function toBase64Within(value: string, offset: number): string {
  const bytes = [...Array<number>(offset).fill(0), ...new TextEncoder().encode(value)];
  const first = offset === 0 ? 0 : offset + 1;
  return btoa(String.fromCharCode(...bytes)).slice(first, Math.floor((bytes.length * 8) / 6));
}

const toBase64Url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
