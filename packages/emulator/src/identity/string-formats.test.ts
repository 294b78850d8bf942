import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { stringFormats } from './string-formats.ts';

// The recordings of a real Kratos contain more formats (api/formats.ts of the conformance tests).
test.for(['jörg@exämple.com', 'a..b@c.com', 'a@c..com', 'Ann <a@c.com>', 'a@-c.com', 'a@c.com ', `${'ä'.repeat(33)}@c.com`])(
  'the email address %s is refused, as in Kratos',
  (email) => {
    expect(() => createEmulator({ identities: [{ email }] })).toThrow('is not valid "email"');
  },
);

test.for(['jörg@example.com', '"a b"@c.com', "o'b+x_y@c.com", 'a@b'])('the email address %s is valid', (email) => {
  expect(stringFormats['email']?.(email)).toBe(true);
});
