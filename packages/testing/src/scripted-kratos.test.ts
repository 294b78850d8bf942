import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createScriptedKratos } from './scripted-kratos.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('an aborted call never gets an answer', async () => {
  const { fetch, kratosUrl, answer } = createScriptedKratos();
  const first = new AbortController();
  const isBroken = expect(fetch(`${kratosUrl}/sessions/whoami`, { signal: first.signal })).rejects.toThrow('aborted');
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage(); // the listener must not depend on a collected object
  first.abort();
  await isBroken;
  const second = fetch(`${kratosUrl}/sessions/whoami`);
  await answer({ kind: 'noSession' });
  expect((await second).status).toBe(401);
});
