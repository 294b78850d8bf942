/**
 * A code of six digits as Kratos takes it, from what people type and paste. The one run of six digits in the text is the code, whatever stands
 * around it (`Your code is 123 456!`): single blanks or dashes may stand between its digits, and full-width and other decimal digits become ASCII.
 * A run that occurs more than once is still one code, for mails often repeat it. Without such a run, or with several different ones, the text is
 * returned without blanks, dashes and invisible characters, for Kratos to judge.
 */
export function cleanCode(typed: string): string {
  const text = withoutInvisible(typed.normalize('NFKC')).replace(/\p{Nd}/gu, toAsciiDigit);
  // A line break ends a run: "123456", and "10 minutes" on the next line, are two numbers.
  const runs = text.match(/\d([\p{Zs}\t\p{Dash}]?\d)*/gu)?.map(compact) ?? [];
  const [code, ...more] = new Set(runs.filter((digits) => digits.length === 6));
  return code !== undefined && more.length === 0 ? code : compact(text);
}

/** A backup code as Kratos takes it: without invisible characters, and without blanks around it. Dashes inside belong to the code. */
export const cleanBackupCode = (typed: string): string => withoutInvisible(typed).trim();

/** What people call themselves: without blanks and invisible characters at both ends. What stands inside stays. */
export const cleanIdentifier = (typed: string): string => typed.replace(/^[\s\p{C}\p{DI}]+|[\s\p{C}\p{DI}]+$/gu, '');

/** Marks of direction, zero-width spaces and joiners, soft hyphens, and what makes an emoji of a digit: they come along from chats, mails and PDFs. */
const withoutInvisible = (text: string): string => text.replace(/[\p{Cf}\p{DI}\p{Me}]/gu, '');

const compact = (text: string): string => text.replace(/[\s\p{Dash}]/gu, '');

/** Decimal digits come in blocks of ten, from zero to nine (UAX #44). Two blocks may be neighbours, as those of Myanmar Extended-C are. */
function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
