// The chart and the panel in a page with a running login.
import { createLogin } from '@kratos-login/core';
import { createSecondFactor, type SecondFactorView } from '@kratos-login/core/second-factor';
import { createEmulator, totp } from '@kratos-login/emulator';
import { run } from 'axe-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { type ChartSelection, createChartView, createLoginPanel, loginChart, secondFactorChart } from '../src/panel/index.ts';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const ann = { email: 'ann@example.com', password: 'correct horse battery', totp: { secret } };

/** A chart in a pane of 930 × 270. */
function openChart() {
  const selected: (ChartSelection | null)[] = [];
  const view = createChartView(loginChart, { onSelect: (selection) => selected.push(selection) });
  view.element.style.cssText = 'inline-size: 930px; block-size: 270px';
  document.body.replaceChildren(view.element);
  const find = <Found extends Element = Element>(selector: string): Found => {
    const found = view.element.shadowRoot?.querySelector<Found>(selector);
    if (!found) throw new Error(`The chart has no ${selector}.`);
    return found;
  };
  return { view, selected, find, findState: (id: string) => find<SVGGElement>(`[data-state="${id}"]`) };
}

const atCode = ['login', 'login.awaiting-TOTP', 'login.awaiting-TOTP.entering', 'login.awaiting-TOTP.entering.waiting'];
const toCode = 'login ▸ reply.flow';
const shown = { states: atCode, taken: [toCode], last: [toCode] };

test('a chart lights active states, the last arrow, taken arrows and possible arrows within 16 ms', async () => {
  const { view, find, findState } = openChart();
  view.show({ states: ['login'], taken: [], last: [] });
  const times = Array.from({ length: 20 }, (_, index) => {
    const start = performance.now();
    view.show(index % 2 === 0 ? { states: ['login', 'login.success'], taken: [], last: ['login ▸ reply.signedIn'] } : shown);
    view.element.getBoundingClientRect(); // with layout
    return performance.now() - start;
  }).sort((one, other) => one - other);
  console.log(`lighting a state: ${times[10]?.toFixed(2)} ms, at most ${times.at(-1)?.toFixed(2)} ms`);
  expect(times[10]).toBeLessThan(16);
  expect(findState('login.awaiting-TOTP').hasAttribute('data-active')).toBe(true);
  expect(findState('login.password').hasAttribute('data-active')).toBe(false);
  expect(find(`[data-transitions="${toCode}"]`).matches('[data-last][data-taken][data-next]')).toBe(true);
  expect(find('[data-transitions^="login.awaiting-TOTP.entering ▸ code.submit"]').matches('[data-next]:not([data-taken])')).toBe(true);
  expect(find('[data-transitions^="login.password.entering ▸ password.submit"]').matches('[data-next]')).toBe(false);
  await expect.poll(() => find('.words').textContent).toContain('awaiting-TOTP › entering');
  expect(find('.words').textContent).toContain('code.submit → awaiting-TOTP › submitting');
  view.show({ states: ['login', 'login.success'], taken: [], last: [] });
  await expect.poll(() => find('[aria-label="What can happen next"]').textContent).toBe('nothing');
});

test('every name of a chart is at least 10.5 pixels high in a pane of 930 × 270, and fits its box', () => {
  const { view } = openChart();
  for (const chart of [loginChart, secondFactorChart]) {
    const drawn = createChartView(chart);
    drawn.element.style.cssText = view.element.style.cssText;
    document.body.append(drawn.element);
    const states = [...(drawn.element.shadowRoot?.querySelectorAll<SVGGElement>('.state') ?? [])];
    expect(states).toHaveLength(chart.states.length);
    for (const state of states) {
      const text = state.querySelector('text');
      const scale = text?.getScreenCTM()?.a ?? 0;
      expect(Number.parseFloat(getComputedStyle(text ?? state).fontSize) * scale, state.dataset['state']).toBeGreaterThanOrEqual(10.5);
      const name = text?.getBoundingClientRect();
      const box = state.querySelector('rect')?.getBoundingClientRect();
      expect(name && box && name.right <= box.right && name.left >= box.left, state.dataset['state']).toBe(true);
    }
  }
});

test('keys move along the arrows of a chart, select and clear, and a click selects, too', async () => {
  const { view, selected, findState, find } = openChart();
  const focused = (): string | null | undefined => view.element.shadowRoot?.activeElement?.getAttribute('aria-label');
  await userEvent.keyboard('{Tab}');
  expect(focused()).toContain('anywhere');
  await userEvent.keyboard('{ArrowRight}');
  expect(focused()).toMatch(/^From anywhere: reply.flow .* → awaiting-TOTP › entering$/);
  await userEvent.keyboard('{Enter}');
  expect(selected).toEqual([{ kind: 'transition', ids: [toCode] }]);
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(selected.at(-1)).toEqual({ kind: 'state', ids: ['login.awaiting-TOTP.entering'] });
  expect(findState('login.awaiting-TOTP.entering').getAttribute('aria-pressed')).toBe('true');
  await userEvent.keyboard('{Escape}');
  expect(selected.at(-1)).toBeNull();
  expect(findState('login.awaiting-TOTP.entering').getAttribute('aria-pressed')).toBe('false');
  await page.elementLocator(findState('login.success')).click();
  expect(selected.at(-1)).toEqual({ kind: 'state', ids: ['login.success'] });
  view.select(toCode);
  expect(find(`[data-transitions="${toCode}"]`).getAttribute('aria-pressed')).toBe('true');
});

test('a chart grows with Ctrl and the wheel around the pointer and with two fingers, moves with a drag, and fits again', async () => {
  const { find, findState, selected } = openChart();
  const svg = find<SVGSVGElement>('svg');
  const box = (): DOMRect => findState('login.password').getBoundingClientRect();
  const before = box();
  const plain = new WheelEvent('wheel', { deltaY: -200, bubbles: true, cancelable: true });
  svg.dispatchEvent(plain);
  expect(plain.defaultPrevented).toBe(false);
  expect(box().width).toBe(before.width);
  svg.dispatchEvent(
    new WheelEvent('wheel', { deltaY: -200, ctrlKey: true, clientX: before.left, clientY: before.top, bubbles: true, cancelable: true }),
  );
  expect(box().width).toBeGreaterThan(before.width * 1.8);
  expect(Math.abs(box().left - before.left)).toBeLessThan(3);
  const session = cdp() as unknown as { send(method: string, options: object): Promise<void> };
  const { left: frameLeft, top: frameTop } = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const grown = box();
  const at = { x: frameLeft + 400, y: frameTop + 150, button: 'left', buttons: 1, clickCount: 1 };
  await session.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
  await session.send('Input.dispatchMouseEvent', { ...at, x: at.x - 30, type: 'mouseMoved' });
  await session.send('Input.dispatchMouseEvent', { ...at, x: at.x - 60, type: 'mouseMoved' });
  await session.send('Input.dispatchMouseEvent', { ...at, x: at.x - 60, type: 'mouseReleased' });
  expect(box().left).toBeLessThan(grown.left - 20);
  expect(selected).toEqual([]); // a drag is no click
  await page.getByRole('button', { name: 'Fit the whole chart' }).click();
  expect(box().width).toBe(before.width);
  const touch = (type: string, pointerId: number, clientX: number): boolean =>
    svg.dispatchEvent(new PointerEvent(type, { pointerId, clientX, clientY: 100, pointerType: 'touch', bubbles: true }));
  touch('pointerdown', 1, 300);
  touch('pointerdown', 2, 400);
  touch('pointermove', 2, 500); // two fingers, twice as far apart
  expect(box().width).toBeCloseTo(before.width * 2, 0);
  touch('pointerup', 1, 300);
  touch('pointerup', 2, 500);
});

test('a panel follows a whole login without secrets, goes back in time, and leaves the page as it was', async () => {
  const last = Object.assign(document.createElement('button'), { textContent: 'Last button of the page' });
  last.style.marginBlockStart = 'calc(100vh - 60px)';
  document.body.replaceChildren(last);
  const place = last.getBoundingClientRect();
  const panel = createLoginPanel();
  onTestFinished(panel.stop);
  const state = (): string | null | undefined => panel.element.shadowRoot?.querySelector('.state')?.textContent;
  expect(last.getBoundingClientRect()).toEqual(place);
  await expect.poll(() => document.documentElement.style.scrollPaddingBlockEnd).toBe(`${panel.element.offsetHeight}px`);
  last.focus();
  last.scrollIntoView({ block: 'nearest' });
  expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(panel.element.getBoundingClientRect().top); // in sight
  const { emulator, fetch, canaries } = watchReplies(ann);
  const login = createLogin({ kratosUrl: emulator.baseUrl, fetch, inspect: panel.inspect });
  onTestFinished(() => login.stop());
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  submit(login, { identifier: ann.email, password: ann.password });
  await expect.poll(() => login.getView().step).toBe('awaiting-TOTP');
  await expect.poll(state).toBe('at awaiting-TOTP › entering › waiting');
  expect((await run(document.body)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  submit(login, { totp_code: emulator.totpCode(ann.email) });
  await expect.poll(() => login.getView().step).toBe('success');
  await expect.poll(state).toBe('at success');
  const slider = page.getByRole('slider', { name: 'Step' });
  await slider.fill('0');
  await expect.poll(state).toBe('at init › opening');
  await page.getByRole('button', { name: /^password.submit/ }).click();
  await expect
    .poll(() => panel.element.shadowRoot?.querySelector('.details')?.textContent)
    .toContain('login.password.entering ▸ password.submit');
  await page.getByRole('button', { name: 'Live' }).click();
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect.element(page.getByRole('button', { name: 'Show' })).toHaveAttribute('aria-expanded', 'false');
  const text = toText(panel.element);
  expect(text).toContain('reply.secondFactorDue');
  expect(canaries.size).toBeGreaterThan(20);
  expect([...canaries].filter((canary) => text.includes(canary))).toEqual([]);
  panel.stop();
  expect(document.querySelector('aside')).toBeNull();
  expect([...document.documentElement.children].map(({ tagName }) => tagName)).toEqual(['HEAD', 'BODY']);
});

test('a panel shows pairing in the chart of the second factor, after a login of its own, without its secrets', async () => {
  const bob = { email: 'bob@example.com', password: 'correct horse battery' };
  const panel = createLoginPanel();
  onTestFinished(panel.stop);
  const { emulator, fetch, canaries } = watchReplies(bob);
  const login = createLogin({ kratosUrl: emulator.baseUrl, fetch, inspect: panel.inspect });
  onTestFinished(() => login.stop());
  login.start();
  await expect.poll(() => login.getView().step).toBe('password');
  submit(login, { identifier: bob.email, password: bob.password });
  await expect.poll(() => login.getView().step).toBe('success');
  const secondFactor = createSecondFactor({ kratosUrl: emulator.baseUrl, fetch, setUp: true, inspect: panel.inspect });
  onTestFinished(() => secondFactor.stop());
  const see = async <Kind extends SecondFactorView['kind']>(kind: Kind) => {
    await expect.poll(() => secondFactor.getView()).toMatchObject({ kind, isPending: false });
    return secondFactor.getView() as Extract<SecondFactorView, { readonly kind: Kind }>;
  };
  secondFactor.start();
  const pairing = await see('pairing');
  const { key } = pairing.readSecrets();
  const code = totp(key ?? '', emulator.clock.now());
  pairing.submit?.({ totp_code: code });
  const backup = await see('backup-codes');
  for (const each of [key ?? '', code, ...backup.readSecrets().codes.map((codes) => codes.code)]) canaries.add(each);
  backup.confirm?.();
  await see('done');
  await expect.poll(() => panel.element.shadowRoot?.querySelector('h2')?.textContent).toBe('Second factor');
  const text = toText(panel.element);
  expect(text).toContain('codes.confirm');
  expect(text).toContain('password.submit');
  expect([...canaries].filter((canary) => text.includes(canary))).toEqual([]);
});

test('the samples of the README show a login in a panel, and in a chart', async () => {
  const { baseUrl, fetch } = createEmulator({ baseUrl: 'https://auth.example.com/', identities: [ann] });
  expect(baseUrl).toContain('auth.example.com');
  vi.stubGlobal('fetch', fetch);
  onTestFinished(() => void vi.unstubAllGlobals());
  document.body.replaceChildren();
  await import('../README.md.fence.2.ts');
  const panel = document.querySelector('aside');
  await expect.poll(() => panel?.shadowRoot?.querySelector('.state')?.textContent).toBe('at password › entering › waiting');
  document.body.replaceChildren();
  await import('../README.md.fence.3.ts');
  const chart = document.querySelector('div');
  await expect.poll(() => chart?.shadowRoot?.querySelector('[data-state="login.password"]')?.hasAttribute('data-active')).toBe(true);
});

/** A Kratos in memory. Every id, token and address of its replies is a canary, and so is what the user knows. */
function watchReplies(user: typeof ann | Omit<typeof ann, 'totp'>) {
  const emulator = createEmulator({ identities: [user] });
  const canaries = new Set<string>([user.email, user.password, ...('totp' in user ? [secret, emulator.totpCode(user.email)] : [])]);
  const fetch: typeof globalThis.fetch = async (...request) => {
    const reply = await emulator.fetch(...request);
    for (const [found] of (await reply.clone().text()).matchAll(/[\w+/=@.-]{16,}/g)) canaries.add(found);
    return reply;
  };
  return { emulator, fetch, canaries };
}

function submit(login: ReturnType<typeof createLogin>, typed: Readonly<Record<string, string>>): void {
  const view = login.getView();
  if (view.kind !== 'form') throw new Error(`No form at ${view.step}.`);
  view.submit?.(typed);
}

/** All text and attributes of an element, its shadow trees included. */
const toText = (element: Element): string =>
  [element, ...element.querySelectorAll('*')]
    .flatMap((each) => [
      ...[...each.attributes].map(({ value }) => value),
      each.shadowRoot ? [...each.shadowRoot.children].map(toText).join(' ') : '',
    ])
    .concat(element.textContent ?? '')
    .join(' ');
