import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { toBackupCodes, toPairing } from '../../../test/second-factor-views.ts';
import { copyCodes, copyKey, downloadCodes, printCodes } from './secret-actions.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('main');
  document.body.replaceChildren(root);
});

const codes = [
  { code: '7nqkp2xw', isUsed: false },
  { code: '', isUsed: true },
  { code: 'f3mz81ra', isUsed: false },
];

/** Gives the page a clipboard, or none. */
function setClipboard(clipboard: { readonly writeText: (text: string) => Promise<void> } | undefined): void {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard'));
}

test('the key is copied without spaces, and unused codes are copied in lines', async () => {
  const copied: string[] = [];
  setClipboard({ writeText: async (text) => void copied.push(text) });
  expect([await copyKey(root, toPairing()), await copyCodes(root, toBackupCodes(codes))]).toEqual([true, true]);
  expect(copied).toEqual(['JBSWY3DPEHPK3PXPJBSW', '7nqkp2xw\nf3mz81ra']);
});

test('copying resolves to false if the browser refuses, or has no clipboard', async () => {
  setClipboard({ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
  expect(await copyKey(root, toPairing())).toBe(false);
  setClipboard(undefined);
  expect(await copyCodes(root, toBackupCodes(codes))).toBe(false);
});

test('codes are downloaded as a text file, which the page does not keep', async () => {
  const links: HTMLAnchorElement[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push(this);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  downloadCodes(root, toBackupCodes(codes), { name: 'backup-codes', heading: 'Backup codes for Example\nann@example.com' });
  const [link = expect.fail('no link')] = links;
  expect([link.download, link.isConnected, new URL(link.href).protocol]).toEqual(['backup-codes.txt', false, 'blob:']);
  expect(await (await fetch(link.href)).text()).toBe('Backup codes for Example\nann@example.com\n\n7nqkp2xw\nf3mz81ra\n');
  await expect.poll(() => fetch(link.href).then(Boolean, () => false), { timeout: 5_000 }).toBe(false);
});

test('a page that prints codes says so to its stylesheet until it is printed', () => {
  vi.spyOn(window, 'print').mockImplementation(() => void printed.push(root.dataset['print']));
  onTestFinished(() => void vi.restoreAllMocks());
  const printed: (string | undefined)[] = [];
  printCodes(root);
  window.dispatchEvent(new Event('afterprint'));
  expect([...printed, root.dataset['print']]).toEqual(['codes', undefined]);
});
