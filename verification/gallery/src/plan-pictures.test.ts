import { expect, test } from 'vitest';
import { looks, planBrands, planLook, planSomeLooks, takePart, toName, toPath } from './plan-pictures.ts';

const states = Array.from({ length: 59 }, (_, index) => `state-${index}`);

test('there are twelve looks, and English in light on a wide page is the first', () => {
  expect(looks).toHaveLength(12);
  expect(looks[0]).toEqual({ lang: 'en', scheme: 'light', width: 1280 });
  expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(12);
});

test('some looks are the first one of each state and one other, and contain every look', () => {
  const pictures = planSomeLooks(states);
  expect(pictures).toHaveLength(2 * states.length);
  expect(pictures.filter(({ lang, scheme, width }) => lang === 'en' && scheme === 'light' && width === 1280)).toHaveLength(states.length);
  expect(new Set(pictures.map(({ state: _, ...look }) => JSON.stringify(look))).size).toBe(12);
  expect(new Set(pictures.map(toName)).size).toBe(pictures.length);
});

test('parts contain each picture once', () => {
  const pictures = planSomeLooks(states);
  const parts = [0, 1, 2, 3].flatMap((part) => takePart(pictures, part, 4));
  expect(parts.map(toName).sort()).toEqual(pictures.map(toName).sort());
});

test('a look contains each state', () => {
  expect(planLook(['a', 'b'], { lang: 'ar', scheme: 'dark', width: 320 })).toEqual([
    { state: 'a', lang: 'ar', scheme: 'dark', width: 320 },
    { state: 'b', lang: 'ar', scheme: 'dark', width: 320 },
  ]);
});

test('each brand is seen in its schemes', () => {
  const names = planBrands().map(toName);
  expect(new Set(names).size).toBe(30);
  expect(names).toContain('wrong-password.en-dark-1280-bank');
  expect(names).not.toContain('wrong-password.en-light-1280-studio');
  expect(planBrands().map(toPath)).toContain('/gallery?state=providers&lang=en&scheme=light&width=1280&brand=library');
});

test('name and path of a picture contain its state and look', () => {
  const picture = { state: 'code-wrong', lang: 'de', scheme: 'dark', width: 320 } as const;
  expect(toName(picture)).toBe('code-wrong.de-dark-320');
  expect(toPath(picture)).toBe('/gallery?state=code-wrong&lang=de&scheme=dark&width=320');
});
