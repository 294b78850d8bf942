import type { GuideStepId } from '../studio.ts';
import { curlSteps } from './curl-steps.ts';
import { fetchSteps } from './fetch-steps.ts';
import { librarySteps } from './library-steps.ts';

/** Writes a step of the guide in a language, for a Kratos at this address. */
export function copyStep(step: GuideStepId, language: 'curl' | 'fetch' | 'createLogin', kratosUrl: string): string {
  const texts = { curl: curlSteps, fetch: fetchSteps, createLogin: librarySteps }[language];
  return texts[step].replaceAll('KRATOS_URL', kratosUrl.replace(/\/+$/, '')).trim();
}
