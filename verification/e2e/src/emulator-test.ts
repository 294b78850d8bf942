import { ConnectionDropped, createEmulator, type Emulator } from '@kratos-login/emulator';
import { test as anyTest, type BrowserContext } from '@playwright/test';
import { ann, bob, password } from './person-page.ts';

/** A `test` with its own emulator, which only this test uses and can control. */
export const emulatorTest = anyTest.extend<{ readonly kratos: Emulator }>({
  kratos: [
    async ({ context, baseURL }, use) => {
      const kratos = createEmulator({
        baseUrl: new URL('/kratos/', baseURL).href,
        identities: [
          { email: ann, password, totp: true, lookupCodes: ['aaaa1111', 'bbbb2222'] },
          { email: bob, password },
        ],
      });
      await answerWith(kratos, context);
      await use(kratos);
    },
    { auto: true },
  ],
});

/** Answers the requests of all pages with this emulator. The browser keeps the cookies. */
async function answerWith(kratos: Emulator, context: BrowserContext): Promise<void> {
  await context.route(`${kratos.baseUrl}**`, async (route) => {
    const request = route.request();
    const answer = await kratos
      .handle({
        method: request.method(),
        url: request.url(),
        headers: new Headers(await request.allHeaders()),
        body: request.postData() ?? '',
      })
      .catch((error) => {
        if (error instanceof ConnectionDropped) return null;
        throw error;
      });
    if (answer === null) return route.abort();
    const { status, headers, body } = answer;
    const cookies = headers.getSetCookie().join('\n');
    await route.fulfill({ status, headers: { ...Object.fromEntries(headers), ...(cookies !== '' && { 'set-cookie': cookies }) }, body });
  });
}
