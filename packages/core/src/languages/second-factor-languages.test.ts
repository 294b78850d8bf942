import { expect, test } from 'vitest';
import { englishSecondFactor } from '../second-factor/english.ts';
import type { SecondFactorTexts } from '../second-factor/second-factor-texts.ts';
import { arabicSecondFactor } from './arabic-second-factor.ts';
import { germanSecondFactor } from './german-second-factor.ts';

const languages = { English: englishSecondFactor, German: germanSecondFactor, Arabic: arabicSecondFactor };

/** Every text of a language with its path. Texts that are functions are called with placeholders. */
function findTexts(texts: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value] as const];
    if (typeof value === 'function') return [[`${path}${key}`, String(value('7', '8'))] as const];
    return typeof value === 'object' && value !== null ? findTexts(value, `${path}${key}.`) : [];
  });
}

const inEnglish = new Map(findTexts(englishSecondFactor));
/** Texts that are the same in another language. */
const alike: readonly string[] = ['Passkeys', '7: 8'];

test.each(Object.entries({ German: germanSecondFactor, Arabic: arabicSecondFactor }))(
  '%s has every text of the second factor, and none of them is in English',
  (_, texts) => {
    const translated = findTexts(texts);
    expect(translated.map(([path]) => path).sort()).toEqual([...inEnglish.keys()].sort());
    for (const [path, text] of translated) {
      expect(text.trim(), path).not.toBe('');
      if (!alike.includes(text)) expect(text, path).not.toBe(inEnglish.get(path));
    }
  },
);

test.each([
  ['English', /please|e-mail|log ?in|sign-on|one-time|recovery code|TOTP|MFA|2FA|secret|factor|authenticator(?! app)|'|\.\.\./i],
  ['German', /bitte|einloggen|login|Einmalcode|TOTP|MFA|2FA|Backup|Faktor|Wiederherstellung|"|\.\.\.|\b[Dd](u|ein)\b/],
  ['Arabic', /من فضلك|يرجى|الرجاء|TOTP|MFA|2FA|\.\.\.|البريد الالكتروني/],
] as const)('%s uses one word for each thing of the second factor, and no "please"', (name, other) => {
  for (const [path, text] of findTexts(languages[name])) expect(text, path).not.toMatch(other);
});

const isSentence =
  /Lead(WithoutQr)?$|^(qrLabel|codeHint|nothingOffered|stillWaiting|waitIsOver|copied|notCopied)$|\.text$|^notices\.|\.advice$/;
const isProgress = /^(loading|saving|pairing|error)$/;

test.each(Object.entries(languages))(
  'in %s sentences of the second factor end with a full stop, and titles and buttons do not',
  (_, texts) => {
    for (const [path, text] of findTexts(texts)) {
      if (isProgress.test(path)) continue;
      if (isSentence.test(path)) expect(text, path).toMatch(/\.$/);
      else expect(text, path).not.toMatch(/\.$/);
    }
  },
);

test.each(Object.entries(languages))('%s puts the values into the texts of the second factor', (_, texts: SecondFactorTexts) => {
  expect(texts.nameAction('Remove', 'Codes')).toMatch(/Remove.*Codes/);
  expect(texts.redirecting('example.com')).toContain('example.com');
  expect(texts.wait(65)).toContain('1:05');
  expect(texts.fileHeading('Example', 'ann@example.com').split('\n')).toEqual([
    expect.stringContaining('Example'),
    expect.stringContaining('ann@example.com'),
  ]);
  const { title } = texts.reasons.unreachable;
  expect(typeof title === 'function' && [title('Example'), title(null)].join(' ')).toMatch(/Example.* (?!.*null)/);
});

test.each(Object.entries(languages))('%s has a heading of the file without a site and a user', (_, texts: SecondFactorTexts) => {
  expect(texts.fileHeading(null, null)).toMatch(/^[^\n\u2068]+$/);
  expect(texts.fileHeading(null, null)).not.toMatch(/null| $/);
});

test('names and addresses in Arabic texts of the second factor are isolated', () => {
  expect(arabicSecondFactor.redirecting('example.com')).toContain('\u2068example.com\u2069');
  expect(arabicSecondFactor.fileHeading('Example', 'ann@example.com')).toContain('\u2068ann@example.com\u2069');
});
