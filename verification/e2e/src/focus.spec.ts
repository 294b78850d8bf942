import { expect, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, bob, createPersonPage } from './person-page.ts';
import { readChanges, recordChanges } from './record-changes.ts';
import { expireFlow } from './refusals.ts';

test('the focus is never lost to the body during a login with faults', async ({ page, context, kratos }) => {
  await recordChanges(page);
  const person = createPersonPage(page);
  await person.open();
  await person.email.focus();
  await person.enterPassword(ann, 'wrong');
  await person.seeAlert();
  kratos.faults.add({ route: 'submit', drop: true });
  await person.enterPassword();
  await person.press('Try again');
  kratos.faults.add({ route: 'create', status: 500 });
  await person.enterPassword();
  await person.press('Try again');
  await person.enterCode('000000');
  await person.seeAlert();
  await person.press('Use a backup code');
  await person.enterInto('Backup code', 'cccc3333');
  await person.seeAlert();
  await person.press('Use your authenticator app');
  await person.seeReady('Verify');
  await seeNoFall(page);

  await page.reload(); // the session has one factor
  await person.seeReady('Verify');
  kratos.faults.add({ route: 'submit', drop: true });
  await person.enterCode(kratos.totpCode(ann));
  await person.press('Start again');
  await person.seeReady('Sign in');
  await expireFlow({ context, kratos }, 2);
  await person.enterPassword();
  await person.seeAlert();
  await person.enterPassword();
  await person.seeReady('Verify');
  await person.press('Use a different account');
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
  await seeNoFall(page);
});

async function seeNoFall(page: Page): Promise<void> {
  const { falls, moves } = await readChanges(page);
  expect(falls).toEqual([]);
  expect(moves).toBeGreaterThan(3);
}
