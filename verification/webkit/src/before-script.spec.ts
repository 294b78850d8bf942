import { names } from './names.ts';
import { ann, password } from './person-page.ts';
import { webkitTest as test } from './webkit-test.ts';

// The markup is in the document, so users can type before the script has loaded.
test('what is typed before the script runs is kept, with the focus', async ({ launch }) => {
  const person = await launch({ waitsForLoad: false });
  const release = person.network.hold(/\/assets\/.*\.js$/);
  await person.driver.get(person.url);
  await person.fill(names.password, password);
  await person.fill(names.email, ann);
  release();
  await person.seeReady(names.signIn);
  await person.seeFocus(names.email);
  await person.seeValue(names.email, ann);
  await person.seeValue(names.password, password);
  await person.press(names.signIn);
  await person.seeFocus(names.code);
});
