import { expect, test } from 'vitest';
import { english } from '../view/english.ts';
import { arabic } from './arabic.ts';
import { german } from './german.ts';

/** Every text of a language with its path. Texts that are functions are called with a placeholder. */
function sentences(texts: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value] as const];
    if (typeof value === 'function') return [[`${path}${key}`, String(value('7'))] as const];
    return typeof value === 'object' && value !== null ? sentences(value, `${path}${key}.`) : [];
  });
}

const inEnglish = new Map(sentences(english));
/** Texts that are correctly the same in both languages. */
const alike = ['mailLabel'];

test.each([german, arabic])('$lang translates every text', ({ texts }) => {
  const translated = sentences(texts);
  expect(translated.map(([path]) => path).sort()).toEqual([...inEnglish.keys()].sort());
  for (const [path, text] of translated) {
    expect(text.trim(), path).not.toBe('');
    if (!alike.includes(path)) expect(text, path).not.toBe(inEnglish.get(path));
  }
});

test.each([german, arabic])('$lang puts the values into its texts', ({ texts }) => {
  for (const translate of [texts.totpHint, texts.mailHint, texts.anotherMailHint, texts.redirecting])
    expect(translate('ann@example.com')).toContain('ann@example.com');
  expect(texts.wait(7)).toContain('7');
});

test.each([
  [english, 1, 'Try again in 0:01'],
  [english, 45, 'Try again in 0:45'],
  [english, 60, 'Try again in 1:00'],
  [english, 125, 'Try again in 2:05'],
  [german.texts, 61, 'Nächster Versuch in 1:01'],
  [german.texts, 300, 'Nächster Versuch in 5:00'],
  [german.texts, 59, 'Nächster Versuch in 0:59'],
  [arabic.texts, 2, 'حاول مرة أخرى بعد 0:02'],
  [arabic.texts, 185, 'حاول مرة أخرى بعد 3:05'],
  [arabic.texts, 71, 'حاول مرة أخرى بعد 1:11'],
])('the wait is shown in minutes and seconds: %#', (texts, seconds, expected) => {
  expect(texts.wait(seconds)).toBe(expected);
});

test('both languages translate the same messages of Kratos', () => {
  expect(Object.keys(arabic.messages)).toEqual(Object.keys(german.messages));
  for (const message of [...Object.values(german.messages), ...Object.values(arabic.messages)])
    expect(
      typeof message === 'string' ? message : message({ provider: 'GitHub', min_length: 6, address: 'ann@example.com', title: 'E-Mail' }),
    ).toMatch(/^[^{}[\]]{3,}$/);
});

test('an address in an Arabic text is isolated', () => {
  const address = 'ann@example.com';
  const { 1010023: send } = arabic.messages;
  for (const translated of [arabic.texts.mailHint(address), typeof send === 'function' ? send({ address }) : ''])
    expect(translated).toContain(`\u2068${address}\u2069`);
});
