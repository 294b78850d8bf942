import type { Messages } from '@kratos-login/core';
import { arabic } from '@kratos-login/core/arabic';
import { german } from '@kratos-login/core/german';
import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Mount, ways } from '../mount.tsx';
import { firstStep } from './journeys/first-step.ts';
import { problems } from './journeys/problems.ts';
import { secondStep } from './journeys/second-step.ts';
import { showLogin } from './show-login.ts';
import type { SpokenJourney } from './spoken-journey.ts';
import { transcribe } from './transcribe.ts';

const journeys: Readonly<Record<string, SpokenJourney>> = { ...firstStep, ...secondStep, ...problems };
const languages = { en: null, de: german, ar: arabic };
const cases = Object.entries(journeys).flatMap(([name, journey]) =>
  Object.values(languages).map((language) => ({ file: `${name}.${language?.lang ?? 'en'}.txt`, journey, language })),
);
const committed = Object.keys(import.meta.glob('../../transcripts/*.txt'));

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse('2026-01-01T12:00:00Z'),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  onTestFinished(() => void vi.useRealTimers());
});

test.for(cases)('$file is what a screen reader says', async ({ file, journey, language }) => {
  const options: LoginPageOptions = language
    ? { language: { ...language, messages: without(language.messages, journey.withoutTranslation) } }
    : {};
  const [[, mountReact], [, mountElement]] = ways;
  const transcribeOn = (mount: Mount): Promise<string> =>
    transcribe(journey, { show: (fetch) => showLogin(mount, { ...journey.options, ...options, fetch }, journey.emulator) });
  const transcript = await transcribeOn(mountReact);
  expect(await transcribeOn(mountElement)).toBe(transcript);
  expect(transcript.match(/^!.*/gm) ?? []).toEqual([]);
  await expect(transcript).toMatchFileSnapshot(`../../transcripts/${file}`);
});

test('each transcript in the folder belongs to a journey', () => {
  expect(committed.map((path) => path.split('/').at(-1)).sort()).toEqual(cases.map(({ file }) => file).sort());
});

const without = (messages: Messages, id = 0): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([each]) => each !== String(id)));
