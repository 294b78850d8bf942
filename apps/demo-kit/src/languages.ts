import type { Language } from '@kratos-login/core';
import { englishSecondFactor, type SecondFactorTexts } from '@kratos-login/core/second-factor';

/** The languages of the demos, each by its own name. */
export const languages = [
  { lang: 'en', name: 'English', label: 'Language' },
  { lang: 'de', name: 'Deutsch', label: 'Sprache' },
  { lang: 'ar', name: 'العربية', label: 'اللغة' },
] as const;

/** The code of a language of the demos. */
export type Lang = (typeof languages)[number]['lang'];

/** Reads the language of an address: `?lang=de`. Default: English. */
export const readLang = (address: string): Lang => languages.find(({ lang }) => lang === readParameters(address).get('lang'))?.lang ?? 'en';

/** Loads the texts of a language; English needs none. A page downloads the files of its own language only. */
export async function loadLanguage(lang: Lang): Promise<Language | undefined> {
  if (lang === 'de') return (await import('@kratos-login/core/german')).german;
  return lang === 'ar' ? (await import('@kratos-login/core/arabic')).arabic : undefined;
}

/** Loads the texts of the second factor in a language. */
export async function loadSecondFactorTexts(lang: Lang): Promise<SecondFactorTexts> {
  if (lang === 'de') return (await import('@kratos-login/core/german-second-factor')).germanSecondFactor;
  return lang === 'ar' ? (await import('@kratos-login/core/arabic-second-factor')).arabicSecondFactor : englishSecondFactor;
}

/** Returns the link to the same page in another language. Other parameters stay. */
export function toLanguageHref(lang: string, address: string): string {
  const parameters = readParameters(address);
  parameters.set('lang', lang);
  return `?${parameters}`;
}

/** Returns the address of the sign-in page in a language, without its other parameters. */
export const toPlainAddress = (lang: Lang): string => (lang === 'en' ? '/' : `/?lang=${lang}`);

/** Returns the address of the page for the second factor in a language. */
export const toSecondFactorAddress = (lang: Lang): string => `/second-factor${lang === 'en' ? '' : `?lang=${lang}`}`;

/** The path does not matter, and may be no part of a URL alone, such as `//[`. */
const readParameters = (address: string): URLSearchParams => new URL(address.replace(/^[^?#]*/, ''), 'http://localhost').searchParams;

/** Returns the direction of a language's script. */
export const toDir = (lang: Lang): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');

/** Makes the whole document of a language, and its address too, without loading it again: what was typed stays. */
export function showLanguage(lang: Lang): void {
  Object.assign(document.documentElement, { lang, dir: toDir(lang) });
  if (readLang(location.href) !== lang) history.replaceState(history.state, '', toLanguageHref(lang, location.href));
}
