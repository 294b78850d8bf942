import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, bob, createPersonPage } from './person-page.ts';

const recordDocuments = (page: Page): readonly string[] => {
  const documents: string[] = [];
  page.on('request', (request) => request.resourceType() === 'document' && documents.push(request.url()));
  return documents;
};

test('after a login with two factors the page goes to its return_to once', async ({ page, baseURL, kratos }) => {
  const there = `${baseURL}/account?tab=security`;
  kratos.configure({ selfservice: { allowed_return_urls: [baseURL ?? ''] } });
  await page.route(there, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Your account</h1>' }));
  const documents = recordDocuments(page);
  const start = `/?return_to=${encodeURIComponent(there)}`;
  await page.goto(start);
  const person = createPersonPage(page);
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  expect(documents).toEqual([baseURL + start]);
  await person.enterCode(kratos.totpCode(ann));
  await person.seeStep('Your account');
  await page.waitForLoadState('networkidle');
  expect(documents).toEqual([baseURL + start, there]);
});

test('a login for an OAuth2 app is accepted once, and the page goes to the address that the OAuth2 server names', async ({
  page,
  baseURL,
  kratos,
}) => {
  const asked: string[] = [];
  const there = `${baseURL}/oauth2/auth?login_verifier=v`;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(request.method === 'PUT' ? { redirect_to: there } : { challenge: 'c', skip: false, subject: '' }));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  kratos.configure({ oauth2_provider: { url: `http://localhost:${(server.address() as AddressInfo).port}` } });
  await page.route(there, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>The app</h1>' }));
  const documents = recordDocuments(page);
  await page.goto('/?login_challenge=c');
  const person = createPersonPage(page);
  await person.enterPassword(bob);
  await person.seeStep('The app');
  await page.waitForLoadState('networkidle');
  server.close();
  expect(documents).toEqual([`${baseURL}/?login_challenge=c`, there]);
  expect(asked.filter((each) => each.startsWith('PUT'))).toEqual(['PUT /admin/oauth2/auth/requests/login/accept?login_challenge=c']);
});
