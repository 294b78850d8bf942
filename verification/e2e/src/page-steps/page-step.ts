import type { Emulator } from '@kratos-login/emulator';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { ann, createPersonPage } from '../person-page.ts';

/** What a step can use. */
export interface StepContext {
  readonly page: Page;
  readonly person: ReturnType<typeof createPersonPage>;
  readonly kratos: Emulator;
  readonly context: BrowserContext;
}

/** A change from one view to the next, and what a screen reader user gets of it. */
export interface PageStep {
  readonly name: string;
  /** Leads from a closed page, or from the previous step, to the state after this one. */
  readonly perform: (scene: StepContext) => Promise<unknown>;
  /** The title of the document, without the site's name at its end. */
  readonly title: string;
  /** The text of the `role="alert"` region. Default: empty. */
  readonly alert?: string;
  /** The text of the `role="status"` region. Default: empty. */
  readonly status?: string;
  /** The focused element, as in an aria snapshot. `null` if nothing is focused, as on page load. */
  readonly focus: string | null;
  /** The accessible description of the focused element. Default: none. */
  readonly description?: string;
  /** The names of the `aria-invalid` fields. Default: none. */
  readonly invalid?: readonly string[];
  /** The value of the email field. Omitted if it is not checked. */
  readonly email?: string;
}

/** Steps on one page, each from where the previous one ended. */
export type PageSteps = readonly PageStep[];

export const checkConnection = 'Check your connection and try again.';
export const waitThenRetry = 'Wait a moment, then try again.';

/** A page whose focused heading says what happened, and whose sentence below it says what to do. */
export const heading = (title: string, description = '') => ({ title, focus: `heading "${title}"`, description });
export const signedIn = heading('Signed in');

export const startedAgain = 'We had to start this step again. Try again.';
export const tookTooLong = 'This took too long. Try again.';
export const notValid = 'This form was no longer valid. Try again.';
export const fromTheApp = `Open your authenticator app for the code for ${ann}.`;

export async function goToCode({ person }: StepContext): Promise<void> {
  await person.open();
  await person.enterPassword();
  await person.seeStep('Enter your 6-digit code');
}

/** Deletes all cookies. The browser may store a new cookie shortly after its reply, so this waits for one. */
export async function loseCookies({ context }: Pick<StepContext, 'context'>): Promise<void> {
  await expect.poll(() => context.cookies()).not.toEqual([]);
  await context.clearCookies();
}

/** Signs in in another tab. If a second factor is due, it is due there, too. */
export async function signInInAnotherTab({ context, person }: StepContext, email: string, step = 'Signed in'): Promise<void> {
  const isBetweenTheFactors = await person.code.isVisible();
  const elsewhere = createPersonPage(await context.newPage());
  await elsewhere.page.goto('/');
  if (isBetweenTheFactors) await elsewhere.press('Use a different account');
  await elsewhere.enterPassword(email);
  await elsewhere.seeStep(step);
  await elsewhere.page.close();
}
