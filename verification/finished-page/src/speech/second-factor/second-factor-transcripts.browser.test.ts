import { arabic } from '@kratos-login/core/arabic';
import { arabicSecondFactor } from '@kratos-login/core/arabic-second-factor';
import { german } from '@kratos-login/core/german';
import { germanSecondFactor } from '@kratos-login/core/german-second-factor';
import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type MountSecondFactor, secondFactorWays } from '../../second-factor/mount-second-factor.tsx';
import { transcribe } from '../transcribe.ts';
import { appJourneys } from './app.ts';
import { backupCodeJourneys } from './backup-codes.ts';
import { confirmationJourneys } from './confirmations.ts';
import { problemJourneys } from './problems.ts';
import { setUpFromLogin } from './set-up-from-login.ts';
import { maskSecrets, showSecondFactor } from './show-second-factor.ts';
import { setUpWays } from './show-set-up.tsx';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

const journeys: Readonly<Record<string, SpokenSecondFactorJourney>> = {
  ...appJourneys,
  ...backupCodeJourneys,
  ...confirmationJourneys,
  ...problemJourneys,
};
const languages: Readonly<Record<string, SecondFactorPageOptions>> = {
  en: {},
  de: { language: german, secondFactorTexts: germanSecondFactor },
  ar: { language: arabic, secondFactorTexts: arabicSecondFactor },
};
const cases = Object.entries(journeys).flatMap(([name, journey]) =>
  Object.entries(languages).map(([lang, translation]) => ({ file: `${name}.${lang}.txt`, journey, translation })),
);
const committed = Object.keys(import.meta.glob('../../../transcripts/second-factor/*.txt'));

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse('2026-01-01T12:00:00Z'),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  onTestFinished(() => void vi.useRealTimers());
});

test.for(cases)('$file is what a screen reader says about the second factor', async ({ file, journey, translation }) => {
  const [[, mountReact], [, mountElement]] = secondFactorWays;
  const transcribeOn = (mount: MountSecondFactor): Promise<string> =>
    transcribe(journey, {
      mask: maskSecrets,
      show: (fetch) => showSecondFactor(mount, { ...journey.options, ...translation, fetch }, journey.emulator),
    });
  const transcript = await transcribeOn(mountReact);
  expect(await transcribeOn(mountElement)).toBe(transcript);
  expect(transcript.match(/^!.*/gm) ?? []).toEqual([]);
  await expect(transcript).toMatchFileSnapshot(`../../../transcripts/second-factor/${file}`);
});

test.for(Object.entries(languages))(
  'set-up-from-login.%s.txt is what a screen reader says from the login to the end',
  async ([lang, translation]) => {
    const transcripts: string[] = [];
    for (const show of setUpWays)
      transcripts.push(await transcribe(setUpFromLogin, { mask: maskSecrets, show: (fetch) => show(fetch, translation) }));
    const [transcript = '', other] = transcripts;
    expect(other).toBe(transcript);
    expect(transcript.match(/^!.*/gm) ?? []).toEqual([]);
    await expect(transcript).toMatchFileSnapshot(`../../../transcripts/second-factor/set-up-from-login.${lang}.txt`);
  },
);

test('each transcript of the second factor belongs to a journey', () => {
  expect(committed.map((path) => path.split('/').at(-1)).sort()).toEqual(
    [...cases.map(({ file }) => file), ...Object.keys(languages).map((lang) => `set-up-from-login.${lang}.txt`)].sort(),
  );
});
