import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A Kratos that answers. Addresses without a slash at the end. */
export interface Kratos {
  readonly publicUrl: string;
  readonly adminUrl: string;
  /** The file with the changes to its configuration, which it watches; `null` for one that somebody else started. */
  readonly changesFile: string | null;
  stop(): Promise<void>;
}

/** What starts one: a program and what comes before `serve`. */
export type KratosCommand = readonly [string, ...string[]];

const folder = fileURLToPath(new URL('../../kratos', import.meta.url));
const emulator: KratosCommand = [
  process.execPath,
  '--conditions=@kratos-login/source',
  fileURLToPath(new URL('../../../packages/emulator/src/kratos-emulator.ts', import.meta.url)),
];

/** `kratos` on the PATH, or the emulator's own command when `KRATOS_IS_EMULATED` is set: the same tests tell where the two differ. */
export function findCommand({ PATH = '', KRATOS_IS_EMULATED } = process.env): KratosCommand | null {
  if (KRATOS_IS_EMULATED !== undefined) return emulator;
  const path = PATH.split(delimiter)
    .map((each) => join(each, 'kratos'))
    .find(isProgram);
  return path === undefined ? null : [path];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Kratos that somebody else started, named by `KRATOS_PUBLIC_URL` and `KRATOS_ADMIN_URL`. Its configuration is taken as it is. */
export function findRunning({ KRATOS_PUBLIC_URL: publicUrl, KRATOS_ADMIN_URL: adminUrl } = process.env): Kratos | null {
  if (publicUrl === undefined || adminUrl === undefined) return null;
  return {
    publicUrl: publicUrl.replace(/\/+$/, ''),
    adminUrl: adminUrl.replace(/\/+$/, ''),
    changesFile: null,
    stop: async () => undefined,
  };
}

/** Starts a Kratos on free ports, with the configuration of `apps/kratos` and some changes to it. */
export async function startKratos([program, ...before]: KratosCommand, changes: object = {}): Promise<Kratos> {
  const [publicPort, adminPort] = [await findFreePort(), await findFreePort()];
  const publicUrl = `http://127.0.0.1:${publicPort}`;
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const home = mkdtempSync(join(tmpdir(), 'kratos-'));
  const files = [toHere(publicPort, adminPort), changes].map((config, index) => {
    const file = join(home, `${index}.json`);
    writeFileSync(file, JSON.stringify(config));
    return ['-c', file];
  });
  const arguments_ = [...before, 'serve', '-c', 'kratos.yml', ...files.flat(), '--dev'];
  const child = spawn(program, arguments_, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let turns = 0; !(await isReady(publicUrl)); turns++) {
    if (child.exitCode !== null || turns === 300) throw new Error(`kratos does not serve: ${log.slice(-2000)}`);
    await sleep(100);
  }
  return {
    publicUrl,
    adminUrl,
    changesFile: join(home, '1.json'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** What has to be another one than in the file: addresses, and what would cost time or need the net. */
const toHere = (publicPort: number, adminPort: number): object => ({
  serve: {
    public: { base_url: `http://127.0.0.1:${publicPort}/`, host: '127.0.0.1', port: publicPort },
    admin: { base_url: `http://127.0.0.1:${adminPort}/`, host: '127.0.0.1', port: adminPort },
  },
  selfservice: { methods: { password: { config: { haveibeenpwned_enabled: false } } } },
  hashers: { algorithm: 'bcrypt', bcrypt: { cost: 4 } },
  courier: { smtp: { connection_uri: 'smtp://127.0.0.1:1/?disable_starttls=true' } }, // nobody listens: mails are read from the queue
  log: { level: 'error' },
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // what listens on a host and a port has such an address
  await new Promise((resolve) => server.close(resolve));
  return port;
}
