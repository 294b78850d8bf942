import { expect, test } from 'vitest';
import { drawSentences } from './draw-sentences.ts';
import type { Scene } from './scene.ts';

test('only the sentence without a translation is marked as English', () => {
  const scene = { view: { kind: 'form', untranslated: ['Try again.'] }, options: { language: { lang: 'de' } } } as unknown as Scene;
  expect(drawSentences(scene, ['Das hat zu lange gedauert.', 'Try again.']).children).toMatchObject([
    { props: { lang: null }, children: ['Das hat zu lange gedauert.'] },
    ' ',
    { props: { lang: 'en' }, children: ['Try again.'] },
  ]);
});
