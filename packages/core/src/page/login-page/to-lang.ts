import type { Scene } from './scene.ts';

/** The language of a text on a page in another language: `en` for a sentence of Kratos that has no translation, else `null`. */
export const toLang = ({ view, options }: Scene, text: string): 'en' | null =>
  options.language && view.kind === 'form' && view.untranslated.includes(text) ? 'en' : null;
