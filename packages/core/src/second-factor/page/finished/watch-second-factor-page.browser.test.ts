import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createShownSecondFactor, toBackupCodes, toEffect, toOverview, toPairing } from '../../../../test/second-factor-views.ts';
import { germanSecondFactor } from '../../../languages/german-second-factor.ts';
import type { PageElement, PageNode } from '../../../page/login-page/page-element.ts';
import type { DoneView, SecondFactorView } from '../../second-factor-view.ts';
import { createSecondFactorPage } from './create-second-factor-page.ts';
import type { SecondFactorPageOptions } from './second-factor-page-options.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('main');
  document.body.replaceChildren(root);
});

function open(first: SecondFactorView, options: Partial<SecondFactorPageOptions> = {}) {
  const shown = createShownSecondFactor(first);
  const page = createSecondFactorPage({ secondFactor: shown.secondFactor, ...options });
  onTestFinished(page.watch(root));
  const draw = (): PageElement => page.draw(shown.secondFactor.getView());
  return { ...shown, page, draw };
}

const findAll = (node: PageNode): readonly PageElement[] => (typeof node === 'string' ? [] : [node, ...node.children.flatMap(findAll)]);
const textOf = (node: PageNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));
const click = (tree: PageElement, key: string): void =>
  (findAll(tree).find((each) => each.key === key)?.props['onClick'] as (() => void) | undefined)?.();
const readPart = (tree: PageElement, key: string): string => textOf(findAll(tree).find((each) => each.key === key) ?? '');

const toDone = (redirect: DoneView['redirect'] = null): DoneView => ({
  ...toOverview(),
  kind: 'done',
  how: 'set-up',
  redirect,
  pageEffect: toEffect(),
});

test('the document has the title of the view, unless the host sets it', () => {
  const { show } = open(toOverview());
  expect(document.title).toBe('Two-step sign-in · Example');
  show(toPairing());
  expect(document.title).toBe('Set up your authenticator app · Example');
  open(toOverview(), { setsTitle: false });
  expect(document.title).toBe('Set up your authenticator app · Example');
});

test('a copied key is announced until the view does something', async () => {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} }, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  const { draw, show } = open(toPairing());
  click(draw(), 'copy');
  await expect.poll(() => readPart(draw(), 'status')).toBe('Copied.');
  show(toPairing());
  expect(readPart(draw(), 'status')).toBe('');
});

test('a browser that refuses to copy is told in the alert, in the language of the page', async () => {
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  const { draw, page } = open(toBackupCodes());
  click(draw(), 'copy');
  await expect.poll(() => readPart(draw(), 'alert')).toMatch(/copy it/);
  page.setOptions({ secondFactorTexts: germanSecondFactor });
  expect(readPart(draw(), 'alert')).toContain(germanSecondFactor.notCopied);
});

test('codes are printed from the page', () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const { draw } = open(toBackupCodes());
  click(draw(), 'print');
  window.dispatchEvent(new Event('afterprint'));
  expect(print).toHaveBeenCalledTimes(1);
});

test('the end of a set-up is told to the host once, with the next page', () => {
  const ends: (string | null)[] = [];
  const done = toDone();
  const { show } = open(toOverview(), { homeUrl: '/home', onDone: (_, next) => void ends.push(next) });
  show(done);
  show({ ...done, title: 'Fertig' });
  expect(ends).toEqual([new URL('/home', location.href).href]);
});

test('a set-up that ends where there is no next page stays', () => {
  const ends: (string | null)[] = [];
  const onDone = (_: DoneView, next: string | null): boolean => {
    ends.push(next);
    return true;
  };
  const { show, draw } = open(toOverview(), { onDone });
  show(toDone());
  expect([ends, readPart(draw(), 'next')]).toEqual([[null], '']);
});

test('onChange receives each view, and an error in it stops nothing', async () => {
  const kinds: string[] = [];
  const { show } = open(toOverview(), { onChange: ({ kind }) => void kinds.push(kind) });
  show(toPairing());
  show(toBackupCodes());
  expect(kinds).toEqual(['overview', 'pairing', 'backup-codes']);
});
