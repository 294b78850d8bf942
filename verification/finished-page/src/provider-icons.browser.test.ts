import { providerIcons } from '@kratos-login/theme/provider-icons';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ways } from './mount.tsx';

const google = { id: 'google', provider: 'google', label: 'Google', client_id: 'x', client_secret: 'x', mapper_url: 'base64://e30=' };
const emulator = { config: { selfservice: { methods: { oidc: { enabled: true, config: { providers: [google] } } } } } };

describe.each(ways)('%s', (_, mount) => {
  test('the button of a provider has its place and size before its icon arrives', async () => {
    const icons = Promise.withResolvers<typeof providerIcons>();
    mount({ loadIcons: () => icons.promise }, { emulator });
    const button = page.getByRole('button', { name: 'Continue with Google' });
    await expect.element(button).toBeVisible();
    const label = button.getByText('Continue with Google').element();
    const read = () => [button.element(), label].map((each) => each.getBoundingClientRect().toJSON());
    const before = read();
    icons.resolve(providerIcons);
    await expect.poll(() => button.element().querySelector('svg')).not.toBeNull();
    expect(before).toEqual(read());
  });
});
