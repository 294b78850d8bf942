import type { Scene } from './scene.ts';

/** The language of texts on a page in another language: `en` for sentences of Kratos that have no translation, else `null`. */
export const toLang = ({ view, options }: Scene, ...texts: readonly string[]): 'en' | null =>
  options.language && view.kind === 'form' && texts.some((text) => view.untranslated.includes(text)) ? 'en' : null;
