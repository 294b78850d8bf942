// What browsers and their extensions do to a page.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ann, ways } from './mount.tsx';

/** Replaces texts as the translation of a browser does it. */
function translatePage(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode.parentElement?.localName !== 'font') texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const font = document.createElement('font');
    font.textContent = `<${text.data}>`;
    text.replaceWith(font);
  }
}

/** Finds the field by its name, because its label may be translated, and submits its form. */
async function submit(name: string, value: string): Promise<void> {
  const find = () => document.querySelector<HTMLInputElement>(`[name="${name}"]`);
  await expect.poll(find).not.toBeNull();
  find()?.setRangeText(value);
  find()?.form?.requestSubmit();
}

describe.each(ways)('%s', (_, mount) => {
  test('a page that the browser has translated goes on, without texts of an earlier step', async () => {
    const { kratos, setOptions } = mount({ registrationUrl: '/registration', supportUrl: '/help' });
    await expect.element(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
    const root = document.querySelector('.kl') as Element;
    translatePage(root);
    await submit('identifier', ann.email);
    await expect.element(page.getByRole('alert')).toHaveTextContent('Enter your password.');
    translatePage(root);
    await submit('password', ann.password);
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Enter your 6-digit code');
    expect(root.querySelector('.kl-message')?.textContent).toBe('');
    translatePage(root);
    const { german } = await import('@kratos-login/core/german');
    setOptions({ language: german });
    await expect.element(page.getByRole('button', { name: 'Code prüfen' })).toBeVisible();
    await submit('totp_code', kratos.totpCode(ann.email));
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Angemeldet');
    expect(root.querySelector('.kl-facts')?.textContent).toContain('Passwort und Authenticator-App');
    expect(document.querySelectorAll('.kl-card > :not(.kl-header) font, .kl-card > font')).toHaveLength(0);
  });
});
