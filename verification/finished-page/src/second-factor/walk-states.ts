import { createEmulator, totp } from '@kratos-login/emulator';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { ann } from '../mount.tsx';
import { signIn } from '../speech/journeys/actions.ts';
import type { MountSecondFactor } from './mount-second-factor.tsx';

/** What a test does in each state of the page. */
export interface Look {
  /** Called in each state. */
  readonly look: (state: string) => Promise<void>;
  /** Called with the secrets that were on the page, when they have to be gone. */
  readonly lookForSecrets?: (secrets: readonly string[]) => void;
}

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const see = (name: string) => expect.element(page.getByRole('heading', { name, exact: true, level: 1 })).toHaveFocus();
const readKey = (): string => document.querySelector('[data-secret=key]')?.textContent ?? '';
const findCodes = (): readonly string[] => [...document.querySelectorAll('[data-secret=codes] code')].map(({ textContent }) => textContent);
const field = page.getByRole('textbox', { name: '6-digit code' });
const password = page.getByLabelText('Password', { exact: true });

function startKratos() {
  const kratos = createEmulator({ identities: [ann] });
  kratos.configure({ selfservice: { flows: { settings: { privileged_session_max_age: '1m' } } } });
  const submitCode = async (): Promise<void> => {
    await field.fill(totp(readKey().replaceAll(' ', ''), kratos.clock.now()));
    await press('Verify');
  };
  return { kratos, submitCode };
}

/** Sees the states of the overview, of an authenticator app and of backup codes. */
export async function walkChanges(mount: MountSecondFactor, { look, lookForSecrets = () => {} }: Look): Promise<void> {
  const { kratos, submitCode } = startKratos();
  await signIn(kratos);
  mount({ fetch: kratos.fetch, methodUrls: { password: '/password' }, supportUrl: '/help' });
  await see('Two-step sign-in');
  await look('overview');
  await press('Set up: Authenticator app');
  await see('Set up your authenticator app');
  await expect.poll(readKey).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await expect.poll(() => document.querySelector('img')?.naturalWidth).toBeGreaterThan(0);
  await look('pairing');
  const key = readKey();
  await field.fill('000000');
  await press('Verify');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveFocus();
  await look('wrong code');
  expect(readKey()).toBe(key);
  await submitCode();
  await see('Save your backup codes');
  const codes = findCodes();
  expect(codes).toHaveLength(12);
  await look('new backup codes');
  await press('Back');
  await expect.element(page.getByText('Leave without saving these codes?')).toHaveFocus();
  await look('leaving new backup codes');
  await press('Stay here');
  await press('I’ve saved them');
  await see('Two-step sign-in');
  await look('overview of what is set up');
  await press('Remove: Authenticator app');
  await expect.element(page.getByText('Remove your authenticator app?')).toHaveFocus();
  await look('removing the app');
  await press('Keep it');
  await expect.element(page.getByRole('button', { name: 'Remove: Authenticator app' })).toHaveFocus();
  kratos.clock.advance(120_000);
  await press('Show: Backup codes');
  await expect.element(password).toHaveFocus();
  await look('confirming');
  await password.fill(ann.password);
  await press('Confirm');
  await see('Your backup codes');
  await expect.poll(() => findCodes().length).toBe(12);
  await look('backup codes shown again');
  await press('Back');
  await press('Sign out');
  await see('You’re signed out');
  await look('signed out');
  lookForSecrets([...key.split(' '), ...codes]);
}

/** Sees the states of a user without a session, of errors, and of the end of a set-up. */
export async function walkSetUp(mount: MountSecondFactor, { look }: Look): Promise<void> {
  const { kratos, submitCode } = startKratos();
  mount({ fetch: kratos.fetch, setUp: true });
  await see('You’re signed out');
  await press('Sign in');
  await see('Sign in to Example');
  await look('signing in');
  await page.getByLabelText('Email address', { exact: true }).fill(ann.email);
  await password.fill('wrong');
  await press('Sign in');
  await expect.element(password).toHaveFocus();
  await expect.poll(() => document.querySelector('.kl .kl .kl-message')?.textContent).toContain('Check both');
  await look('wrong password');
  await password.fill(ann.password);
  await press('Sign in');
  await see('Set up your authenticator app');
  kratos.faults.add({ route: 'any', drop: true });
  await submitCode();
  await see('We can’t reach Example');
  await look('unreachable');
  await press('Try again');
  await expect.element(field).toHaveFocus();
  kratos.faults.add({ route: 'any', status: 429, headers: { 'retry-after': '60' } });
  await submitCode();
  await see('Too many attempts');
  await look('too many attempts');
  await press('Start again');
  await see('Set up your authenticator app');
  await submitCode();
  await see('Save your backup codes');
  await press('I’ve saved them');
  await see('Two-step sign-in is on');
  await look('done');
}
