import { expect, test } from 'vitest';
import { seePosted } from './see-posted.ts';

const see =
  (sent: Readonly<Record<string, string>>, ...posted: readonly string[]) =>
  () =>
    seePosted(sent, { posted, answer: async () => {}, untilCalled: async () => {} }, 0);

test('the newest body contains the typed values, as JSON or as a form', () => {
  expect(see({ password: 'a b&c' }, '{"password":"old"}', '{"method":"password","password":"a b&c"}')).not.toThrow();
  expect(see({ password: 'a b&c' }, 'method=password&password=a+b%26c')).not.toThrow();
});

test('codes are posted without spaces and dashes, backup codes without spaces at their ends', () => {
  expect(see({ totp_code: ' 123-456 ', code: '１２３ 456' }, '{"totp_code":"123456","code":"123456"}')).not.toThrow();
  expect(see({ lookup_secret: ' ab-cd ' }, '{"lookup_secret":"ab-cd"}')).not.toThrow();
  expect(see({ lookup_secret: 'ab-cd' }, '{"lookup_secret":"abcd"}')).toThrow('"lookup_secret" to be posted as it was typed');
  expect(see({ password: ' secret' }, '{"password":"secret"}')).toThrow('"password" to be posted as it was typed, got only a part of it.');
});

test('a failure names each wrong field, and never its value', () => {
  const complaint = [
    'Expected "identifier" to be posted as it was typed, got something else.',
    'Expected "password" to be posted as it was typed, got no such field.',
  ];
  expect(see({ identifier: 'ann', password: 'correct horse' }, '{"identifier":"bob"}')).toThrow(new Error(complaint.join('\n')));
  expect(see({ password: 'correct horse' }, '{"password":["correct horse"]}')).toThrow(
    new Error('Expected "password" to be posted as it was typed, got something else.'),
  );
});

test('an older post does not count, and without posts nothing is checked', () => {
  const kratos = { answer: async () => {}, untilCalled: async () => {} };
  const sent = { password: 'correct horse' };
  expect(() => seePosted(sent, { ...kratos, posted: [JSON.stringify(sent)] }, 1)).toThrow('Expected the form to be posted');
  expect(() => seePosted(sent, kratos, 0)).not.toThrow();
});
