/**
 * A six-digit code as Kratos accepts it, from typed or pasted text. The only run of six digits in the text is the code, whatever text is
 * around it (`Your code is 123 456!`): single blanks or dashes may stand between its digits, and full-width and other decimal digits become ASCII.
 * A run that occurs more than once is still one code, because mails often repeat it. Without such a run, or with several different ones, the text is
 * returned without blanks, dashes and invisible characters, for Kratos to judge.
 */
export function cleanCode(typed: string): string {
  const text = withoutInvisible(typed.normalize('NFKC')).replace(/\p{Nd}/gu, toAsciiDigit);
  // A line break ends a run: "123456", and "10 minutes" on the next line, are two numbers.
  const runs = text.match(/\d([\p{Zs}\t\p{Dash}]?\d)*/gu)?.map(compact) ?? [];
  const [code, ...more] = new Set(runs.filter((digits) => digits.length === 6));
  return code !== undefined && more.length === 0 ? code : compact(text);
}

/** A backup code as Kratos accepts it: without invisible characters and surrounding blanks. Dashes inside belong to the code. */
export const cleanBackupCode = (typed: string): string => withoutInvisible(typed).trim();

/**
 * The identifier without blanks and invisible characters at both ends. Those inside are kept. Most identifiers have none: the pattern takes milliseconds to
 * compile on a slow phone, between the press of the button and the request.
 */
export const cleanIdentifier = (typed: string): string =>
  /^[!-~]*$/.test(typed) ? typed : typed.replace(/^[\s\p{C}\p{DI}]+|[\s\p{C}\p{DI}]+$/gu, '');

/** Direction marks, zero-width spaces and joiners, soft hyphens, and the marks that form emoji: text copied from chats, mails and PDFs contains them. */
const withoutInvisible = (text: string): string => text.replace(/[\p{Cf}\p{DI}\p{Me}]/gu, '');

const compact = (text: string): string => text.replace(/[\s\p{Dash}]/gu, '');

/** Decimal digits come in blocks of ten, from zero to nine (UAX #44). Two blocks may be neighbours, as those of Myanmar Extended-C are. */
function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
