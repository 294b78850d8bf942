/** Go's decoder refuses a value that is nested deeper. */
export const MAX_JSON_DEPTH = 10_000;

/** The first JSON value of a text, or the error of Go's decoder. */
type ScanResult = { readonly value: unknown; readonly end: number } | { readonly problem: string };

/**
 * Reads the first JSON value of a text and ignores the rest, as Go's `json.Decoder` does. It takes linear time, also for invalid
 * text. Source: encoding/json/scanner.go.
 */
export function scanJson(text: string): ScanResult {
  const end = findEnd(text);
  return typeof end === 'number' ? { value: JSON.parse(text.slice(0, end)), end } : end;
}

interface Failure {
  readonly problem: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are invalid in JSON strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\n\r]*/y;

/** Finds the end of the first value. It uses a stack of open brackets instead of recursion. */
function findEnd(text: string): number | Failure {
  const open: ('{' | '[')[] = [];
  let at = skip(BLANK, text, 0);
  if (at === text.length) return { problem: 'EOF' };
  // `mayClose`: a closing bracket is valid here, because the array is still empty.
  for (let mayClose = false; ; ) {
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character);
      if (open.length > MAX_JSON_DEPTH) return invalid(text, at, 'exceeded max depth');
      at = skip(BLANK, text, at + 1);
      if (character === '[') {
        mayClose = true;
        if (text[at] !== ']') continue;
      } else if (text[at] !== '}') {
        const key = readKey(text, at, 'looking for beginning of object key string');
        if (typeof key !== 'number') return key;
        [at, mayClose] = [key, false];
        continue;
      }
    } else {
      const end = readScalar(text, at, mayClose && character === ']');
      if (typeof end !== 'number') return end;
      at = end;
    }
    // After a value: closes the brackets that end here, or continues with the next value.
    for (;;) {
      const last = open.at(-1);
      if (last === undefined) return at;
      at = skip(BLANK, text, at);
      if (text[at] === (last === '{' ? '}' : ']')) {
        open.pop();
        at++;
        continue;
      }
      if (text[at] !== ',') return invalid(text, at, last === '{' ? 'after object key:value pair' : 'after array element');
      at = skip(BLANK, text, at + 1);
      if (last === '{') {
        const key = readKey(text, at, 'looking for beginning of object key string');
        if (typeof key !== 'number') return key;
        at = key;
      }
      mayClose = false;
      break;
    }
  }
}

/** Skips a key and its colon. */
function readKey(text: string, at: number, where: string): number | Failure {
  if (text[at] !== '"') return invalid(text, at, where);
  const end = readString(text, at);
  if (typeof end !== 'number') return end;
  const colon = skip(BLANK, text, end);
  return text[colon] === ':' ? skip(BLANK, text, colon + 1) : invalid(text, colon, 'after object key');
}

function readScalar(text: string, at: number, isEmptyArray: boolean): number | Failure {
  if (isEmptyArray) return at;
  const character = text[at];
  if (character === '"') return readString(text, at);
  if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) return readNumber(text, at);
  const literal = ['true', 'false', 'null'].find((each) => each[0] === character);
  return literal === undefined ? invalid(text, at, 'looking for beginning of value') : readLiteral(text, at, literal);
}

function readLiteral(text: string, at: number, literal: string): number | Failure {
  for (let i = 1; i < literal.length; i++)
    if (text[at + i] !== literal[i]) return invalid(text, at + i, `in literal ${literal} (expecting '${literal[i]}')`);
  return at + literal.length;
}

function readString(text: string, at: number): number | Failure {
  const end = skip(STRING, text, at);
  if (end > at) return end;
  for (let i = at + 1; i < text.length; i++) {
    if ((text.codePointAt(i) ?? 0) < 0x20) return invalid(text, i, 'in string literal');
    if (text[i] !== '\\') continue;
    i++;
    if (text[i] === 'u') {
      for (let digit = 1; digit <= 4; digit++)
        if (!/[0-9a-fA-F]/.test(text[i + digit] ?? '')) return invalid(text, i + digit, 'in \\u hexadecimal character escape');
      i += 4;
    } else if (!'"\\/bfnrt'.includes(text[i] ?? ' ')) return invalid(text, i, 'in string escape code');
  }
  return { problem: 'unexpected EOF' };
}

function readNumber(text: string, at: number): number | Failure {
  const end = skip(NUMBER, text, at);
  if (end === at) return invalid(text, at + 1, 'in numeric literal');
  if (text[end] === '.') return invalid(text, end + 1, 'after decimal point in numeric literal');
  if (text[end] !== 'e' && text[end] !== 'E') return end;
  return invalid(text, end + (/[+-]/.test(text[end + 1] ?? '') ? 2 : 1), 'in exponent of numeric literal');
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function invalid(text: string, at: number, where: string): Failure {
  const code = text.codePointAt(at);
  const character = code === undefined ? undefined : String.fromCodePoint(code);
  return { problem: character === undefined ? 'unexpected EOF' : `invalid character ${quote(character)} ${where}` };
}

// Go reads bytes, so it reports the first byte of a non-ASCII character.
function quote(character: string): string {
  if (character === "'") return `'\\''`;
  if (character === '"') return `'"'`;
  const code = character.codePointAt(0) ?? 0;
  const [byte = code] = code < 0x80 ? [code] : new TextEncoder().encode(character);
  if (byte < 0x20 || byte === 0x7f) {
    const known: Readonly<Record<number, string>> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' };
    return `'${known[byte] ?? `\\x${byte.toString(16).padStart(2, '0')}`}'`;
  }
  return `'${byte === 0x5c ? '\\\\' : String.fromCharCode(byte)}'`;
}
