import { expect, test } from 'vitest';
import { english, englishMessages } from '../view/english.ts';
import { englishPage, type PageTexts } from '../view/page-texts.ts';
import type { Messages, Texts } from '../view/texts.ts';
import { arabic } from './arabic.ts';
import { german } from './german.ts';

const languages = { English: { texts: english, messages: englishMessages, pageTexts: englishPage }, German: german, Arabic: arabic };
const translations = { German: german, Arabic: arabic };

/** The values that the texts and messages of a login may contain. */
const context = { provider: 'google', min_length: 6, address: 'ann@example.com', title: 'E-Mail' };

/** Every text of a language with its path. Texts that are functions are called with a placeholder. */
function findTexts(texts: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value] as const];
    if (typeof value === 'function') return [[`${path}${key}`, String(value(key === 'join' ? ['7', '8'] : '7'))] as const];
    return typeof value === 'object' && value !== null ? findTexts(value, `${path}${key}.`) : [];
  });
}

const say = (message: Messages[number] | undefined, property?: string): string =>
  typeof message === 'function' ? message({ ...context, property }) : (message ?? '');

/** Every message of a language with its id. The one about a missing field is there once for each field. */
function findMessages(messages: Messages): readonly (readonly [id: string, text: string])[] {
  const fields = ['identifier', 'password', 'totp_code', 'code', 'lookup_secret', 'traits.name'];
  return Object.entries(messages).flatMap(([id, message]) =>
    id === '4000002' ? fields.map((field) => [`${id} ${field}`, say(message, field)] as const) : [[id, say(message)] as const],
  );
}

const findAll = ({ texts, messages, pageTexts }: { readonly texts: Texts; readonly messages: Messages; readonly pageTexts: PageTexts }) => [
  ...findTexts(texts),
  ...findTexts(pageTexts, 'page.'),
  ...findMessages(messages),
];
/** Names that are the same in another language. */
const alike: readonly string[] = ['Passkey'];
const inEnglish = new Map(findAll(languages.English));

test.each(Object.entries(translations))('%s has every text and every message, and none of them is in English', (_, language) => {
  const translated = findAll(language);
  // The English label of the identifier is a text. A language translates the title that Kratos sends.
  expect(translated.map(([path]) => path).sort()).toEqual([...inEnglish.keys(), '1070002'].sort());
  for (const [path, text] of translated) {
    expect(text.trim(), path).not.toBe('');
    if (!alike.includes(text)) expect(text, path).not.toBe(inEnglish.get(path));
  }
});

test.each(Object.entries(languages))('no text of %s has a placeholder without a value', (_, language) => {
  for (const [path, text] of findAll(language)) expect(text, path).not.toMatch(/undefined|null|\[object|[{}]/);
});

test.each([
  ['English', /please|e-mail|log ?in|sign-on|one-time|recovery code|TOTP|MFA|2FA|authentication code|authenticator(?! app)|'|\.\.\./i],
  ['German', /bitte|\bE-Mail (oder|und)|einloggen|login|Einmalcode|TOTP|MFA|2FA|Backup|Wiederherstellung|"|\.\.\.|\b[Dd](u|ein)\b/],
  ['Arabic', /من فضلك|يرجى|الرجاء|TOTP|MFA|2FA|\.\.\.|البريد الالكتروني/],
] as const)('%s uses one word for each thing, and no "please"', (name, other) => {
  for (const [path, text] of findAll(languages[name])) expect(text, path).not.toMatch(other);
});

const isSentence = /[.]$/;
const isTitle =
  /^(reasons\.\w+\.title|\w+Title|signIn\w*|confirm\w*|continue|verify\w*|use\w+|\w*Label|identifier|password|wait|setUp\w+|goBack|signedIn|redirecting)$/;
/** Texts that are neither: a prefix, and progress. */
const isOther = /^(error|loading|checking|signingIn|verifying)$/;
const isPageSentence = /^page\.(noMail|canResend|password(Visible|Hidden)|submitsWhenComplete|noMethodHere|stillSignedIn|noScript)$/;
const isLabel = /^10100(02|08|15|18|21|23)$|^1070002$/;

test.each(Object.entries(languages))('in %s sentences end with a full stop, and titles and buttons do not', (_, language) => {
  for (const [path, text] of findAll(language)) {
    if (isOther.test(path)) continue;
    const isPageTitle = path.startsWith('page.') && !isPageSentence.test(path);
    if (isTitle.test(path) || isLabel.test(path) || isPageTitle) expect(text, path).not.toMatch(isSentence);
    else expect(text, path).toMatch(isSentence);
  }
});

test.each(Object.entries(languages))('%s puts the values into its texts', (_, { texts, messages }) => {
  const address = 'ann@example.com';
  for (const translate of [texts.totpHint, texts.mailHint, texts.anotherMailHint, texts.redirecting])
    expect(translate(address)).toContain(address);
  expect(say(messages[1010023])).toContain(address);
  expect(texts.signInTitle('Example')).toContain('Example');
  for (const id of [1010002, 1010016, 1010018]) expect(say(messages[id])).toContain('Google');
  expect(say(messages[4000003])).toContain('6');
  expect(texts.wait(7)).toContain('0:07');
});

test.each(Object.entries(languages))('%s has a sentence without an address, and a title without a site', (_, { texts }) => {
  for (const text of [texts.totpHint(null), texts.mailHint(null), texts.anotherMailHint(null), texts.signInTitle(null)])
    expect(text).not.toMatch(/null|\u2068|^ | $| {2}/);
  const { title } = texts.reasons.unreachable;
  expect(typeof title === 'function' && title(null)).not.toMatch(/null|\u2068/);
  expect(typeof title === 'function' && title('Example')).toContain('Example');
});

test('the sentence about wrong credentials is the same for an unknown address and a wrong password', () => {
  // Kratos sends one id for both, and no context that tells them apart.
  for (const { messages } of Object.values(languages)) expect(typeof messages[4000006]).toBe('string');
});

test.each([
  [english, 1, 'Try again in 0:01'],
  [english, 45, 'Try again in 0:45'],
  [english, 60, 'Try again in 1:00'],
  [english, 125, 'Try again in 2:05'],
  [english, 300, 'Try again in 5:00'],
  [german.texts, 61, 'Nächster Versuch in 1:01'],
  [arabic.texts, 185, 'إعادة المحاولة بعد 3:05'],
])('the wait is shown in minutes and seconds: %#', (texts, seconds, expected) => {
  expect(texts.wait(seconds)).toBe(expected);
});

test('addresses and names in an Arabic text are isolated', () => {
  const { texts, messages } = arabic;
  for (const translated of [texts.mailHint('ann@example.com'), say(messages[1010023])])
    expect(translated).toContain('\u2068ann@example.com\u2069');
  expect(texts.signInTitle('Example')).toContain('\u2068Example\u2069');
  expect(say(messages[1010002])).toContain('\u2068Google\u2069');
});
