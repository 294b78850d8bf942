import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ways } from './mount.tsx';

const emulator = {
  config: { selfservice: { methods: { passkey: { enabled: true, config: { rp: { id: 'localhost', display_name: 'Example' } } } } } },
};

describe.each(ways)('%s', (_, mount) => {
  test('a method that this library does not support is offered if the host handles it', async () => {
    const chosen: string[] = [];
    mount({ onUnsupportedMethod: (id) => void chosen.push(id) }, { emulator });
    await page.getByRole('button', { name: 'Use a passkey', exact: true }).click();
    expect(chosen).toEqual(['passkey']);
  });

  test('a method that this library does not support is not offered if the host does not handle it', async () => {
    const { kratos } = mount({}, { emulator });
    await expect.poll(() => kratos.log.length).toBe(1);
    await expect.element(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveAttribute('aria-disabled', 'false');
    expect(page.getByText(/passkey/i).elements()).toEqual([]);
  });
});
