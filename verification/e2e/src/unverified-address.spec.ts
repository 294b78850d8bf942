import { expect } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { createPersonPage, password } from './person-page.ts';

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 1280]) {
    test(`an unverified address has a link to the page where the mailed code is entered: ${colorScheme}, ${width} px`, async ({
      page,
      kratos,
      baseURL,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      kratos.configure({
        selfservice: {
          allowed_return_urls: [baseURL ?? ''],
          flows: {
            login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } },
            verification: { enabled: true, ui_url: new URL('/verification', baseURL).href },
          },
        },
      });
      kratos.identities.add({ email: 'dora@example.com', password, verified: false });
      const person = createPersonPage(page);
      await person.open();
      await person.enterPassword('dora@example.com');
      await expect(page.getByText('Confirm your email address first.')).toBeFocused();
      const link = page.getByRole('link', { name: 'Enter the code from the email' });
      await expect(link).toHaveAttribute('href', /\/verification\?flow=/);
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await checkAxe(page);
      await page.keyboard.press('Tab');
      await expect(link).toBeFocused();
    });
  }
