/**
 * A code as Kratos takes it, from what people type and paste: full-width and other decimal digits become ASCII; spaces, dashes and invisible
 * characters (bidi marks, zero-width spaces) go. Whatever else remains is sent as typed, for Kratos to judge.
 */
export function cleanCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Dash}\p{Cf}]/gu, '')
    .replace(/\p{Nd}/gu, toAsciiDigit);
}

/** Every block of decimal digits begins at a zero that no digit precedes (UAX #44): its distance is the digit. */
function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}
