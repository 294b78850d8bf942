import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createShownSecondFactor, toBackupCodes, toEffect, toOverview, toPairing } from '../../../test/second-factor-views.ts';
import type { SecondFactorView } from '../second-factor-view.ts';
import { attachSecondFactor } from './attach-second-factor.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('main');
  root.innerHTML = '<h1 data-focus="title" tabindex="-1"></h1><code data-secret="key"></code><input name="totp_code"><button>Go</button>';
  document.body.replaceChildren(root);
});

function attach(first: SecondFactorView, render: (view: SecondFactorView) => unknown = () => {}) {
  const shown = createShownSecondFactor(first);
  const detach = attachSecondFactor(root, shown.secondFactor, render);
  onTestFinished(detach);
  return { ...shown, detach };
}

const getKey = (): string => root.querySelector('code')?.textContent ?? expect.fail('no key');
const getInput = (): HTMLInputElement => root.querySelector('input') ?? expect.fail('no input');

/** Whether the browser would ask before it leaves the page. */
const asksBeforeLeaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

test('it starts, renders each view, shows secrets, and stops without them', () => {
  const rendered: string[] = [];
  const { calls, show, detach } = attach(toOverview(), ({ kind }) => void rendered.push(kind));
  show(toPairing());
  expect([rendered, getKey()]).toEqual([['overview', 'pairing'], 'JBSW Y3DP EHPK 3PXP JBSW']);
  getInput().value = '123456';
  detach();
  detach();
  show(toPairing());
  expect([calls, getKey(), getInput().value, rendered.length]).toEqual([['start', 'stop'], '', '', 2]);
});

test('effects wait for the promise of render', async () => {
  const renders: PromiseWithResolvers<void>[] = [];
  const { show } = attach(toOverview(), () => {
    const render = Promise.withResolvers<void>();
    renders.push(render);
    return render.promise;
  });
  show(toPairing({}, { pageEffect: toEffect({ focus: 'totp_code' }) }));
  expect([getKey(), document.activeElement]).toEqual(['', document.body]);
  renders[1]?.resolve();
  await expect.poll(() => [getKey(), document.activeElement]).toEqual(['JBSW Y3DP EHPK 3PXP JBSW', getInput()]);
});

test('a render that throws still removes secrets', () => {
  let fails = false;
  const { show } = attach(toPairing(), () => {
    if (fails) throw new Error('no template');
  });
  fails = true;
  expect(() => show(toOverview())).toThrow('no template');
  expect(getKey()).toBe('');
});

test('a page that is gone shows nothing more, and its secrets are removed', () => {
  let renders = 0;
  const { show } = attach(toPairing(), () => void renders++);
  root.remove();
  show(toPairing({ key: 'AAAA' }));
  expect([renders, getKey()]).toEqual([1, '']);
});

test('a page from the back/forward cache has no secrets and asks Kratos again', () => {
  const { calls } = attach(toPairing());
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  expect([calls, getKey()]).toEqual([['start'], 'JBSW Y3DP EHPK 3PXP JBSW']);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect([calls, getKey()]).toEqual([['start', 'checkSession'], '']);
});

test('the browser asks before new backup codes are lost, and at no other time', () => {
  const { show, detach } = attach(toOverview());
  const asked = [asksBeforeLeaving()];
  for (const view of [toBackupCodes(), toBackupCodes(), toBackupCodes([], { isNew: false }), toBackupCodes()]) {
    show(view);
    asked.push(asksBeforeLeaving());
  }
  detach();
  expect([...asked, asksBeforeLeaving()]).toEqual([false, true, true, false, true, false]);
});

test('the second click of a double click on another element is ignored', () => {
  attach(toOverview());
  const button = root.querySelector('button') ?? expect.fail('no button');
  let clicks = 0;
  button.addEventListener('click', () => clicks++);
  root.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  expect(clicks).toBe(1);
});

test('a root cannot be attached twice', () => {
  const { secondFactor, detach } = attach(toOverview());
  expect(() => attachSecondFactor(root, secondFactor, () => {})).toThrow('without a second factor');
  detach();
  attachSecondFactor(root, secondFactor, () => {})();
});
