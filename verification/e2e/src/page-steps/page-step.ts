import type { Emulator } from '@kratos-login/emulator';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { ann, createPersonPage } from '../person-page.ts';

/** What a walk has at hand: the page, somebody who looks at it, the Kratos behind it, and room for another tab. */
export interface StepContext {
  readonly page: Page;
  readonly person: ReturnType<typeof createPersonPage>;
  readonly kratos: Emulator;
  readonly context: BrowserContext;
}

/** A way from one view to the next, and what of it reaches somebody who does not see the page. */
export interface PageStep {
  readonly name: string;
  /** From a page that is not open yet, or from the edge before, to just after this one. */
  readonly perform: (scene: StepContext) => Promise<unknown>;
  readonly title: string;
  /** Of the `role="alert"` region. Default: silent. */
  readonly alert?: string;
  /** Of the `role="status"` region. Default: silent. */
  readonly status?: string;
  /** What has the focus, as in an aria snapshot; `null` where it is left alone, as on page load. */
  readonly focus: string | null;
  /** Of what has the focus. Default: none. */
  readonly description?: string;
  /** The names of the fields that are `aria-invalid`. Default: none. */
  readonly invalid?: readonly string[];
  /** What is in the field for the address, where there is one that could have lost it. */
  readonly email?: string;
}

/** One edge after the other on one page: each walk goes on where the one before came to. */
export type PageSteps = readonly PageStep[];

/** A page that is one message: its heading says it, and nothing says it again. */
export const heading = (title: string) => ({ title, focus: `heading "${title}"` });
export const signedIn = heading('Signed in');

export const startedAgain = 'We had to start this step again. Please try again.';
export const tookTooLong = 'This took too long. Please try again.';
export const notValid = 'This form was no longer valid. Please try again.';
export const fromTheApp = `From your authenticator app, for ${ann}`;

export async function goToCode({ person }: StepContext): Promise<void> {
  await person.open();
  await person.enterPassword();
  await person.seeStep('6-digit code');
}

/** As a browser that does not keep them. One that has just come is kept a moment after its answer is there. */
export async function loseCookies({ context }: Pick<StepContext, 'context'>): Promise<void> {
  await expect.poll(() => context.cookies()).not.toEqual([]);
  await context.clearCookies();
}

/** In another tab, where whoever is between the factors here is so too. */
export async function signInInAnotherTab({ context, person }: StepContext, email: string, step = 'Signed in'): Promise<void> {
  const isBetweenTheFactors = await person.code.isVisible();
  const elsewhere = createPersonPage(await context.newPage());
  await elsewhere.page.goto('/');
  if (isBetweenTheFactors) await elsewhere.press('Sign in as someone else');
  await elsewhere.enterPassword(email);
  await elsewhere.seeStep(step);
  await elsewhere.page.close();
}
