import { h, type PageElement } from './page-element.ts';
import type { Scene } from './scene.ts';
import { toLang } from './to-lang.ts';

/** Draws sentences in a row. A screen reader reads each one in its language. */
export const drawSentences = (scene: Scene, sentences: readonly string[]): PageElement =>
  h(
    'span',
    {},
    sentences.map((sentence, index) => [index > 0 && ' ', h('span', { lang: toLang(scene, sentence) }, sentence)]),
  );
