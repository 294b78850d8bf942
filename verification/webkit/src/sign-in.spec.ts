import { Key } from 'selenium-webdriver';
import { expect } from 'vitest';
import { arabic, german, names, said } from './names.ts';
import { ann, password } from './person-page.ts';
import { webkitTest as test } from './webkit-test.ts';

test('a user signs in after a wrong password, with a code that contains a space, and no secret is kept', async ({ launch }) => {
  const person = await launch();
  const { kratos, network } = person;
  await person.open();
  await person.seeTitle(said.passwordPage);
  const alert = await person.find('alert');

  await person.enterPassword('wrong horse battery');
  await person.seeAlert(said.wrongPassword);
  expect(await alert.getAttribute('role')).toBe('alert'); // the live region was there before
  await person.seeFocus(names.password);
  await person.seeValue(names.password, '');
  await person.seeValue(names.email, ann);
  await person.seeDescription(names.password, said.wrongPassword);
  await person.seeTitle(said.passwordPageWithError);
  await person.seeNoSecret({ wrong: 'wrong horse battery' });

  await person.enterPassword();
  await person.seeFocus(names.code);
  await person.seeDescription(names.code, said.codeHint);
  await person.seeTitle(said.codePage);
  await person.seeNoSecret({ password });

  const code = kratos.totpCode(ann);
  await person.enterCode(`${code.slice(0, 3)} ${code.slice(3)}`);
  await person.seeSignedIn();
  await person.seeNoSecret({ password, code });

  const documents = network.requests.filter((request) => request === `GET ${person.url}`);
  expect(documents).toHaveLength(1);
});

test('the whole login works with the keyboard', async ({ launch }) => {
  const person = await launch();
  await person.open();
  await (await person.find('textbox', names.email)).click();
  await person.keys(ann, Key.TAB, password, Key.ENTER);
  await person.seeFocus(names.code);
  await person.keys(person.kratos.totpCode(ann), Key.ENTER);
  await person.seeSignedIn();
});

test('a wrong code is announced, and the empty field keeps the focus', async ({ launch }) => {
  const person = await launch();
  await person.openCodeStep();
  await person.enterCode('000000');
  await person.seeAlert(said.wrongCode);
  await person.seeFocus(names.code);
  await person.seeValue(names.code, '');
  await person.seeDescription(names.code, said.wrongCode);
  await person.enterCode();
  await person.seeSignedIn();
});

test('a password and a code with a space can be pasted', async ({ launch }) => {
  const person = await launch();
  await person.open();
  const code = person.kratos.totpCode(ann);
  await person.cutFrom(names.email, password);
  await person.pasteInto(names.password);
  await person.seeValue(names.password, password);
  await person.cutFrom(names.email, `${code.slice(0, 3)} ${code.slice(3)}`);
  await person.fill(names.email, ann);
  await person.press(names.signIn);
  await person.seeFocus(names.code);
  await person.pasteInto(names.code);
  await person.press(names.verify);
  await person.seeSignedIn();
});

test('the browser restores no secret after leaving and returning, and the login goes on', async ({ launch }) => {
  const person = await launch();
  const { driver } = person;
  await person.open();
  await person.fill(names.email, ann);
  await person.fill(names.password, password);
  await driver.get('about:blank');
  await driver.navigate().back();
  await person.seeReady(names.signIn);
  await person.seeValue(names.password, '');
  await person.enterPassword();
  await person.seeFocus(names.code);
  await person.fill(names.code, '123456');
  await driver.get('about:blank');
  await driver.navigate().back();
  await person.seeReady(names.verify);
  await person.seeValue(names.code, '');
  await driver.navigate().back();
  await driver.navigate().forward();
  await person.enterCode();
  await person.seeSignedIn();
  await person.seeNoSecret({ password });
});

test('another language keeps what was typed, and the login works from right to left', async ({ launch }) => {
  const person = await launch();
  const { driver, network, url } = person;
  await person.open();
  await person.fill(names.email, ann);
  await (await person.find('link', german.language)).click();
  await person.see('button', german.signIn);
  await person.seeValue(german.email, ann);
  await (await person.find('link', arabic.language)).click();
  await person.see('button', arabic.signIn);
  expect(await driver.executeScript('return document.documentElement.dir')).toBe('rtl');
  await person.seeValue(arabic.email, ann);
  await person.fill(arabic.password, password);
  await person.press(arabic.signIn);
  await person.seeFocus(arabic.code);
  await person.keys(person.kratos.totpCode(ann), Key.ENTER);
  await person.seeFocus(arabic.successTitle);
  expect(network.requests.filter((request) => request.startsWith(`GET ${url}?`) || request === `GET ${url}`)).toEqual([`GET ${url}`]);
});
