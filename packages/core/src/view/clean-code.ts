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

/** Decimal digits come in blocks of ten, from zero to nine (UAX #44). Two blocks may be neighbours, as those of Myanmar Extended-C are. */
function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
