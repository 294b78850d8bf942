// Measures the heap after many logins, with a new login each time and with one that restarts. Usage: node --expose-gc run.ts [LOGINS]
import { createLogin, type Login } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';

const logins = readNumber(takeArguments(1)[0], 10_000);
/** Bytes that the heap may grow: less than 100 a login. A leaked login takes some ten thousand. */
const MAX_GROWTH = 1_000_000;
/** Logins until everything is compiled and cached. Before that the heap size varies by megabytes. */
const WARM_UP = 6_000;
/** Logins after which the emulator drops its flows and sessions, which would distort the result. */
const ROUND = 250;

const kratosUrl = 'http://127.0.0.1:4433';
const email = 'ann@example.com';
const password = 'correct horse battery';
const kratos = createEmulator({ identities: [{ email, password, totp: true }] });
const gc = (globalThis as { readonly gc?: () => void }).gc;
if (gc === undefined) throw new Error('The heap cannot be measured without --expose-gc.');

const same = createLogin({ kratosUrl, fetch: kratos.fetch });
let isFlat = true;
for (const [name, createOrReuse] of [
  ['a new login each time', () => createLogin({ kratosUrl, fetch: kratos.fetch })],
  ['one login, restarted', () => same],
] as const) {
  await signInOften(createOrReuse, WARM_UP);
  const before = await measure();
  await signInOften(createOrReuse, logins);
  const growth = (await measure()) - before;
  isFlat &&= growth < MAX_GROWTH;
  console.log(
    `heap, ${name}: ${logins} logins, ${toMegabytes(before)} MB before, ${toMegabytes(growth)} MB more after, ${Math.round(growth / logins)} bytes a login`,
  );
}
console.log(`heap: ${isFlat ? 'flat' : 'GROWS'}, the limit is ${toMegabytes(MAX_GROWTH)} MB`);
process.exitCode = isFlat ? 0 : 1;

async function signInOften(createOrReuse: () => Login, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    if (i % ROUND === 0) kratos.reset();
    kratos.cookies.clear();
    await signIn(createOrReuse());
    await turn();
  }
}

/** Signs in, and ends every subscription. */
function signIn(login: Login): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = login.subscribe((view) => {
      if (view.step === 'success') {
        unsubscribe();
        login.stop();
        resolve();
      } else if (view.step === 'error') throw new Error(`The login ended at "${view.title}".`);
      else if (!view.isPending)
        queueMicrotask(() =>
          view.submit?.(view.form === 'password' ? { identifier: email, password } : { totp_code: kratos.totpCode(email) }),
        );
    });
    login.start();
  });
}

async function measure(): Promise<number> {
  kratos.reset();
  for (let i = 0; i < 12; i++) {
    await turn(); // weak references are kept until the next turn
    gc?.();
  }
  return process.memoryUsage().heapUsed;
}

function turn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}
