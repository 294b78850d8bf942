import { expect, type Page, type Request } from '@playwright/test';

export const ann = 'ann@example.com';
export const bob = 'bob@example.com';
export const password = 'correct horse battery';

/** The actions and checks of a user on a login page. It finds elements by role and label. */
export const createPersonPage = (page: Page) => ({
  page,
  /** Opens the page and waits for the form of Kratos. The button is ready earlier, for fast users. */
  async open() {
    const opened = page.waitForResponse((response) => response.url().includes('/self-service/login/browser'));
    await page.goto('/');
    await opened;
    await this.seeReady('Sign in');
  },
  seeStep: (title: string) => expect(page.getByRole('heading', { name: title, exact: true, level: 1 })).toBeVisible(),
  seeAlert: () => expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeAttached(),
  seeReady: (button: string) => expect(page.getByRole('button', { name: button, exact: true })).toHaveAttribute('aria-disabled', 'false'),
  email: page.getByLabel('Email address', { exact: true }),
  password: page.getByLabel('Password', { exact: true }),
  code: page.getByRole('textbox', { name: '6-digit code' }),
  alert: page.getByRole('alert'),
  heading: (name: string) => page.getByRole('heading', { name, level: 1 }),
  press: (name: string) => page.getByRole('button', { name, exact: true }).click(),

  async enterPassword(email = ann, secret = password) {
    await this.seeReady('Sign in');
    await this.email.fill(email);
    await this.password.fill(secret);
    await this.press('Sign in');
  },
  async enterCode(code?: string) {
    await this.seeReady('Verify');
    await this.code.fill(code ?? (await readCurrentCode(page)));
    await this.press('Verify');
  },
  async enterInto(label: string, value: string) {
    await this.seeReady('Verify');
    await page.getByRole('textbox', { name: label, exact: true }).fill(value);
    await this.press('Verify');
  },
  async seeSignedIn(email: string, level: 'aal1' | 'aal2') {
    await expect(this.heading('Signed in')).toBeFocused();
    await expect(page.getByRole('term')).toHaveText(['Signed in as', level === 'aal2' ? 'Two-step sign-in' : 'Signed in with']);
    await expect(page.getByRole('definition').first()).toHaveText(email);
  },
});

export async function readCurrentCode(page: Page): Promise<string> {
  const people: { email: string; code: string }[] = await (await page.request.get('/developers/people')).json();
  return people.find(({ email }) => email === ann)?.code ?? '';
}

/** Records the requests to Kratos without their ids, such as `POST /self-service/login`, and the loaded documents. */
export function recordRequests(page: Page): { readonly calls: string[]; readonly documents: string[] } {
  const calls: string[] = [];
  const documents: string[] = [];
  page.on('request', (request: Request) => {
    const { pathname, searchParams } = new URL(request.url());
    const aal = searchParams.get('aal');
    if (pathname.startsWith('/kratos/')) calls.push(`${request.method()} ${pathname.slice('/kratos'.length)}${aal ? `?aal=${aal}` : ''}`);
    if (request.resourceType() === 'document') documents.push(pathname);
  });
  return { calls, documents };
}

/** Delays the requests to an address until the returned function is called. */
export async function holdRequests(page: Page, url: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
