import type { Language, LoginOptions } from '@kratos-login/core';
import { english, type PageTexts } from './texts/english.ts';

/** The texts of a demo in one language: those of the login and those of the page. */
export interface PageLanguage extends Pick<LoginOptions, 'texts' | 'messages'> {
  readonly pageTexts: PageTexts;
}

/** Loads the language of `?lang=`: `de`, `ar` (right to left), or English. A page downloads the files of its own language only. */
export async function loadLanguage(): Promise<PageLanguage> {
  switch (new URL(location.href).searchParams.get('lang')) {
    case 'de': {
      const [{ german }, { texts }] = await Promise.all([import('@kratos-login/core/german'), import('./texts/german.ts')]);
      return speak(german, texts);
    }
    case 'ar': {
      const [{ arabic }, { texts }] = await Promise.all([import('@kratos-login/core/arabic'), import('./texts/arabic.ts')]);
      return speak(arabic, texts);
    }
    default:
      return { pageTexts: english };
  }
}

function speak({ lang, dir, ...said }: Language, texts: PageTexts): PageLanguage {
  Object.assign(document.documentElement, { lang, dir });
  return { ...said, pageTexts: texts };
}

/** Links to the other languages, each by its own name. A link keeps the other parameters of the page. */
export const languages = [
  { lang: 'en', name: 'English' },
  { lang: 'de', name: 'Deutsch' },
  { lang: 'ar', name: 'العربية' },
] as const;

export function toLanguageHref(lang: string): string {
  const url = new URL(location.href);
  url.searchParams.set('lang', lang);
  return url.href;
}
