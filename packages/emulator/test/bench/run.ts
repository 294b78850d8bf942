// Measures complete logins (password and TOTP code) per second of processor time, and the memory use after them.
// Processor time is independent of other load on the machine. It includes all threads, and so garbage collection.
// Usage: node run.ts [LOGINS]. Default: 100000 in ten rounds.
import { cpus } from 'node:os';
import { createEmulator } from '@kratos-login/emulator';
import { readNumber } from '../../../../tools/read-number.mjs';
import { takeArguments } from '../../../../tools/take-arguments.mjs';

const logins = readNumber(takeArguments(1)[0], 100_000);
const email = 'ann@example.com';
const password = 'correct horse battery';
const kratos = createEmulator({ identities: [{ email, password, totp: true }] });

interface Flow {
  readonly ui: {
    readonly action: string;
    readonly nodes: readonly { readonly attributes: { readonly name?: string; readonly value?: string } }[];
  };
}

const ROUNDS = 10;
const perRound = Math.ceil(logins / ROUNDS);

await logIn(Math.min(1000, logins));
collect();
const before = process.memoryUsage().heapUsed;
const rates = [];
for (let round = 0; round < ROUNDS; round++) rates.push(await measure(perRound));
rates.sort((a, b) => a - b);
collect();
const grown = (process.memoryUsage().heapUsed - before) / 1024 ** 2;
const [slowest = 0, median = 0, fastest = 0] = [rates[0], rates[ROUNDS / 2], rates[ROUNDS - 1]].map((rate = 0) => Math.round(rate));
console.log(
  `bench: ${ROUNDS * perRound} logins, per second of processor time: median ${median}, slowest round ${slowest}, fastest ${fastest}; ${4 * median} requests`,
);
console.log(
  `memory: ${(process.memoryUsage().heapUsed / 1024 ** 2).toFixed(0)} MB of heap afterwards, ${grown.toFixed(0)} MB more than before`,
);
console.log(
  `machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, ${process.platform} ${process.arch}`,
);

/** Returns the logins per second of processor time. */
async function measure(times: number): Promise<number> {
  const from = process.cpuUsage();
  await logIn(times);
  const { user, system } = process.cpuUsage(from);
  return times / ((user + system) / 1e6);
}

async function logIn(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const jar = new Map<string, string>();
    const first = await call(jar, 'GET', '/self-service/login/browser');
    await submit(jar, first.flow, { method: 'password', identifier: email, password });
    const second = await call(jar, 'GET', '/self-service/login/browser?aal=aal2');
    const { status } = await submit(jar, second.flow, { method: 'totp', totp_code: kratos.totpCode(email) });
    if (status !== 200) throw new Error(`login ${i} ended with ${status}`);
  }
}

async function call(
  jar: Map<string, string>,
  method: string,
  url: string,
  body?: object,
): Promise<{ readonly status: number; readonly flow: Flow }> {
  const headers = new Headers({ accept: 'application/json' });
  if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  if (body !== undefined) headers.set('content-type', 'application/json');
  const answer = await kratos.handle({ method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  for (const line of answer.headers.getSetCookie())
    jar.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1, line.indexOf(';')));
  return { status: answer.status, flow: JSON.parse(answer.body) };
}

function submit(jar: Map<string, string>, { ui }: Flow, fields: object): ReturnType<typeof call> {
  const token = ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
  return call(jar, 'POST', ui.action, { csrf_token: token, ...fields });
}

function collect(): void {
  // `gc` exists with --expose-gc only.
  (globalThis as { gc?: () => void }).gc?.();
}
