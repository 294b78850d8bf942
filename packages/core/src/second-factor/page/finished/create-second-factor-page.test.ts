import { expect, test } from 'vitest';
import { createShownSecondFactor, toBackupCodes, toOverview, toPairing } from '../../../../test/second-factor-views.ts';
import type { Login } from '../../../login.ts';
import type { PageElement, PageNode } from '../../../page/login-page/page-element.ts';
import type { SecondFactorView } from '../../second-factor-view.ts';
import { createSecondFactorPage } from './create-second-factor-page.ts';
import type { SecondFactorPageOptions } from './second-factor-page-options.ts';

const nothing = (): void => {};
const question = {
  id: 'unlink',
  title: 'Sure?',
  text: 'It goes.',
  confirmLabel: 'Go',
  dismissLabel: 'Stay',
  confirm: nothing,
  dismiss: nothing,
} as const;
const toMethod = (id: string, status: string, actions: readonly ('setUp' | 'remove')[]) => ({
  id,
  label: id,
  status,
  isSetUp: status === '' ? null : status === 'Set up',
  actions: actions.map((action) => ({ id: action, label: action, name: `${action}: ${id}`, act: nothing })),
});
const base = toOverview();
const views: readonly SecondFactorView[] = [
  { ...base, kind: 'loading' },
  toOverview({ methods: [toMethod('totp', 'Not set up', ['setUp'])] }),
  toOverview({ question, messages: ['Done.'], messageSeverity: 'success' }),
  toPairing(),
  toPairing({ qr: null }, { messages: ['Wait.'], isPending: true, isReadOnly: true }),
  toBackupCodes(),
  toBackupCodes([], { question: { ...question, id: 'leaveCodes' } }),
  { ...base, kind: 'confirming', login: {} as Login, leave: nothing, leaveLabel: 'Cancel' },
  { ...base, kind: 'signed-out', signIn: nothing, signInLabel: 'Sign in' },
  {
    ...base,
    kind: 'error',
    kratosUrl: '',
    failure: { reason: 'unreachable', retryable: true, requestState: 'loading', retryAfter: null, status: null, detail: '' },
    retry: nothing,
    wait: '',
    restart: nothing,
  },
  { ...base, kind: 'done', how: 'set-up', redirect: null },
];

function draw(view: SecondFactorView, options: Partial<SecondFactorPageOptions> = {}): PageElement {
  const { secondFactor } = createShownSecondFactor(view);
  return createSecondFactorPage({ secondFactor, siteName: 'Example', ...options }).draw(view);
}

const findAll = (node: PageNode, isFound: (element: PageElement) => boolean): readonly PageElement[] =>
  typeof node === 'string' ? [] : [...(isFound(node) ? [node] : []), ...node.children.flatMap((child) => findAll(child, isFound))];

const toText = (node: PageNode): string => (typeof node === 'string' ? node : node.children.map(toText).join(' '));
const buttonsOf = (tree: PageElement): readonly string[] => findAll(tree, ({ tag }) => tag === 'button').map(toText);

test('no tree of any view contains a secret', () => {
  const text = JSON.stringify(views.map((view) => draw(view)));
  expect(text).not.toMatch(/JBSW|7nqkp2xw|data:image/);
  expect(text.match(/"data-secret":"\w+"/g)).toEqual(
    expect.arrayContaining(['"data-secret":"qr"', '"data-secret":"key"', '"data-secret":"codes"']),
  );
});

test('every view has the same live regions, in the same places', () => {
  const regions = views.map((view) =>
    draw(view).children.flatMap((card) =>
      typeof card === 'string' ? [] : card.children.flatMap((child) => (typeof child === 'string' ? [] : child.key)),
    ),
  );
  for (const keys of regions) expect(keys).toEqual(expect.arrayContaining(['header', 'lead', 'alert', 'progress', 'footer']));
  for (const view of views)
    expect(findAll(draw(view), ({ props }) => props['role'] === 'status' || props['role'] === 'alert')).toHaveLength(2);
});

test('every view has one heading that can get the focus, except that of the login inside, which has its own', () => {
  const headings = views.map((view) => findAll(draw(view), ({ props }) => props['data-focus'] === 'title').length);
  expect(headings).toEqual(views.map(({ kind }) => (kind === 'confirming' ? 0 : 1)));
});
test('the heading is described by the message and by the lead, and that of the loading page is another element', () => {
  const drawn = views.map((view) => findAll(draw(view), ({ tag }) => tag === 'h1')[0]);
  for (const heading of drawn.filter((each) => each !== undefined))
    expect(heading.props['aria-describedby']).toBe('kl-2-message kl-2-lead');
  expect(new Set(drawn.map((heading) => heading?.key))).toEqual(new Set(['loading-title', 'title', undefined]));
});

test('ids are unique, siblings have unique keys, and every description exists', () => {
  for (const view of views) {
    const tree = draw(view);
    const elements = findAll(tree, () => true);
    const ids = elements.flatMap(({ props }) => props['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { props } of elements)
      for (const name of ['aria-describedby', 'aria-labelledby', 'htmlFor'])
        for (const id of `${props[name] ?? ''}`.split(' ').filter(Boolean)) expect([...ids, 'kl-2-title']).toContain(id);
    for (const { children } of elements) {
      const keys = children.flatMap((child) => (typeof child === 'string' ? [] : (child.key ?? [])));
      expect(new Set(keys).size).toBe(keys.length);
    }
  }
});

test('the QR code has a text alternative that leads to the key, and is absent without a QR code', () => {
  const [image] = findAll(draw(toPairing()), ({ tag }) => tag === 'img');
  expect(image?.props['alt']).toMatch(/key below/);
  expect(findAll(draw(toPairing({ qr: null })), ({ tag }) => tag === 'img')).toEqual([]);
});

test('a method of the host is a link, and one that nothing is known about is left out', () => {
  const view = toOverview({ methods: [toMethod('totp', 'Set up', ['remove']), toMethod('passkey', '', []), toMethod('password', '', [])] });
  const tree = draw(view, { methodUrls: { passkey: '/passkeys', password: 'javascript:alert(1)' } });
  expect(findAll(tree, ({ tag }) => tag === 'h2').map(toText)).toEqual(['totp', 'passkey']);
  expect(findAll(tree, ({ tag }) => tag === 'a').map(({ props }) => props['href'])).toEqual(['/passkeys']);
});

test('a set-up that Kratos does not offer leads to the next page', () => {
  const empty = toOverview({ methods: [] });
  const linksOf = (options: Partial<SecondFactorPageOptions>) =>
    findAll(draw(empty, options), ({ tag }) => tag === 'a').map(({ props }) => props['href']);
  expect(linksOf({ setUp: true, homeUrl: '/home' })).toEqual(['/home']);
  expect(linksOf({ setUp: true, homeUrl: 'javascript:alert(1)' })).toEqual([]);
  expect(linksOf({ homeUrl: '/home' })).toEqual([]);
});

test('a button of a method can get the focus after a question, and its name has its text and the method', () => {
  const tree = draw(toOverview({ methods: [toMethod('totp', 'Set up', ['remove'])], signOut: null }));
  const [button] = findAll(tree, ({ tag }) => tag === 'button');
  expect([button?.props['data-focus'], button?.props['aria-label']]).toEqual(['totp-remove', 'remove: totp']);
});

test('a question stands in place of the methods, and below backup codes in place of the buttons', () => {
  expect(buttonsOf(draw(toOverview({ methods: [toMethod('totp', 'Set up', ['remove'])], question, signOut: null })))).toEqual([
    'Go',
    'Stay',
  ]);
  expect(buttonsOf(draw(toBackupCodes([], { question })))).toEqual(
    ['Copy', 'Download', 'Print', 'Go', 'Stay'].map((text) => expect.stringContaining(text)),
  );
});

test('buttons of a pending request are aria-disabled, and none is disabled', () => {
  const tree = draw(toPairing({}, { isPending: true }));
  const [submit] = findAll(tree, ({ props }) => props['type'] === 'submit');
  expect([submit?.props['aria-disabled'], findAll(tree, ({ props }) => 'disabled' in props).length]).toEqual(['true', 0]);
});

test('the login inside is embedded, sets no title, goes nowhere, and another login is another element', () => {
  const login = {} as Login;
  const [place] = findAll(draw({ ...base, kind: 'confirming', login, leave: null, leaveLabel: '' }), ({ tag }) => tag === 'kratos-login');
  expect(place?.props).toMatchObject({ login, options: { login, isEmbedded: true, setsTitle: false } });
  const draws = [login, login, {} as Login].map((each) => draw({ ...base, kind: 'confirming', login: each, leave: null, leaveLabel: '' }));
  const [first, again, other] = draws.map((tree) => findAll(tree, ({ tag }) => tag === 'kratos-login')[0]?.key);
  expect([first === again, first === other]).toEqual([true, false]);
});

test('a page in another language has its direction, and new texts are passed on', () => {
  const view = toPairing();
  const { secondFactor, calls } = createShownSecondFactor(view);
  const page = createSecondFactorPage({ secondFactor });
  let changes = 0;
  page.subscribe(() => changes++);
  page.setOptions({ secondFactor });
  page.setOptions({ secondFactor, secondFactorTexts: { copy: 'Kopieren' } });
  expect([changes, calls, buttonsOf(page.draw(view))[0]]).toEqual([1, ['setTexts'], expect.stringContaining('Kopieren')]);
});

test('without a second factor the page creates one with its options', () => {
  const page = createSecondFactorPage({
    kratosUrl: 'http://127.0.0.1:4433',
    siteName: 'Example',
    secondFactorTexts: { loadingTitle: 'Settings' },
  });
  const { initialView } = page.secondFactor;
  expect([initialView.kind, initialView.pageTitle, page.draw(initialView).tag]).toEqual(['loading', 'Settings · Example', 'main']);
});

/** What a host without types passes by mistake, by the name of the option. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  siteName: [null, 7, {}, []],
  logoUrl: [null, 7, {}],
  supportUrl: [null, 7, {}, []],
  homeUrl: [null, 7, {}],
  kratosUrl: [null, 7, {}],
  language: [null, 'de', {}],
  texts: [null, 'x', { signIn: 7 }],
  messages: [null, 'x', 7],
  pageTexts: [null, 'x', { getHelp: 7 }],
  secondFactorTexts: [null, 'x', { copy: 7, print: 7, back: 7 }],
  methodUrls: [null, 'x', 7, { passkey: 7 }, { passkey: null }],
  isEmbedded: ['no', null],
};

test.each(Object.entries(wrong).flatMap(([name, values]) => values.map((value) => ({ [name]: value }))))(
  'with the wrong option %j each view is drawn',
  (options) => {
    for (const view of views) expect(draw(view, options as Partial<SecondFactorPageOptions>).tag).toMatch(/^(main|div)$/);
    const page = createSecondFactorPage({ kratosUrl: '/kratos', ...options } as SecondFactorPageOptions);
    page.setOptions(options as SecondFactorPageOptions);
    expect(page.draw(page.secondFactor.initialView).tag).toMatch(/^(main|div)$/);
  },
);
