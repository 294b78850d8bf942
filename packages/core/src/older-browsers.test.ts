import { afterEach, expect, test, vi } from 'vitest';
import { toWebAddress } from './kratos/web-address.ts';
import { withinTime } from './kratos/within-time.ts';
import { isExpected } from './machine/to-result.ts';

const isMissing = (): never => {
  throw new TypeError('is not a function');
};

afterEach(() => vi.restoreAllMocks());

test('without AbortSignal.any a call is sent, aborts with its caller and removes its listeners', async () => {
  vi.spyOn(AbortSignal, 'any').mockImplementation(isMissing);
  const { signal } = new AbortController();
  const [adds, removes] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  expect(await withinTime(50, signal, async (sent) => sent.aborted)).toBe(false);
  expect(removes.mock.calls).toEqual(adds.mock.calls);
  const caller = new AbortController();
  const sent: AbortSignal[] = [];
  const send = (each: AbortSignal) => new Promise<never>(() => sent.push(each));
  void withinTime(50, caller.signal, send);
  caller.abort();
  void withinTime(50, caller.signal, send);
  expect(sent.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('without URL.canParse invalid addresses are still recognized', () => {
  vi.spyOn(URL, 'canParse').mockImplementation(isMissing);
  expect([toWebAddress('https://example.com/a'), toWebAddress('https://[')]).toEqual(['https://example.com/a', null]);
  const kratosUrl = 'http://127.0.0.1:4433';
  expect([`${kratosUrl}/a`, 'nowhere'].map((url) => isExpected(url, { kratosUrl, expectedOrigins: [] }))).toEqual([true, false]);
});
