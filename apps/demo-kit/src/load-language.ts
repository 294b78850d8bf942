import type { LoginOptions } from '@kratos-login/core';
import type { Language } from '@kratos-login/core/german';
import { english, type PageTexts } from './texts/english.ts';

/** What a demo needs to speak a language: what the login says, and what the page says itself. */
export interface PageLanguage extends Pick<LoginOptions, 'texts' | 'messages'> {
  readonly pageTexts: PageTexts;
}

/** Speaks the language of `?lang=`: `de`, `ar` (from right to left), or English. Each comes in files of its own, which nobody else downloads. */
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

/** The languages to choose from, each by its own name; a link keeps all else that the page was asked for. */
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
