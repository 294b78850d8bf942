import { expect, test } from 'vitest';
import { refreshRequired, secondFactorDue, settings, startTestSecondFactor } from '../../test/scripted-settings.ts';

test('the focus stays while Kratos does not answer the page, and goes to the title when it has answered', async () => {
  const { answers, view, clock, secondFactor } = startTestSecondFactor();
  const { pageEffect } = secondFactor.initialView;
  expect(pageEffect.focus).toBe(null);
  for (const progress of ['', 'Loading…', 'This is taking longer than usual.']) {
    expect(view('loading')).toMatchObject({ progress });
    expect(view('loading').pageEffect).toBe(pageEffect);
    clock.increment(progress ? 3_000 : 1_000);
  }
  await answers(settings());
  expect(view('overview').pageEffect.focus).toBe('title');
});

test('why the user has to confirm a change is announced', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings({ totp: 'paired', backupCodes: 'saved' }));
  view('overview').methods[1]?.actions[0]?.act();
  await answers(refreshRequired);
  const lead = 'To go on, confirm that it’s you.';
  expect(view('confirming')).toMatchObject({ lead, announcement: lead, messages: [] });
});

test('a page that opens with the login inside says nothing about a change', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(secondFactorDue);
  expect(view('confirming')).toMatchObject({ lead: '', announcement: '' });
});

test('after an error, the field for the code has the focus again, because the code has to be typed again', async () => {
  const { answers, view } = startTestSecondFactor();
  await answers(settings());
  view('overview').methods[0]?.actions[0]?.act();
  view('pairing').submit?.({ totp_code: '123456' });
  await answers({ kind: 'unreachable' });
  expect(view('error').pageEffect.focus).toBe('title');
  view('error').retry?.();
  expect(view('pairing').pageEffect.focus).toBe('totp_code');
});

test('a set-up begins with the focus on the title, because it may have replaced the login that had it', async () => {
  const { answers, view, secondFactor } = startTestSecondFactor({ setUp: true });
  expect(secondFactor.initialView.pageEffect.focus).toBe('title');
  expect(view('loading').pageEffect).toBe(secondFactor.initialView.pageEffect);
  await answers(settings());
  expect(view('pairing').pageEffect.focus).toBe('title');
});
