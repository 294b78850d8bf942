import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '../../../tools/find-free-port.ts';
import { findOnPath } from '../../../tools/find-on-path.ts';
import { merge } from './merge.ts';

/** A running Kratos. Its addresses end without a slash. */
export interface Kratos {
  readonly publicUrl: string;
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** A Kratos that was started here. */
export interface StartedKratos extends Kratos {
  /** Replaces the changes of its configuration, and waits until they are in effect. */
  configure(changes: object): Promise<void>;
}

/** Options of {@link startKratos}. */
export interface StartKratosOptions {
  /** The path of an SQLite file, which gets all tables. Default: in memory. */
  readonly database?: string;
}

/** The program that starts Kratos, and its arguments before `serve`. */
export type KratosCommand = readonly [string, ...string[]];

const folder = fileURLToPath(new URL('../../../apps/kratos', import.meta.url));
const emulator: KratosCommand = [
  process.execPath,
  '--conditions=@kratos-login/source',
  fileURLToPath(new URL('../../../packages/emulator/src/kratos-emulator.ts', import.meta.url)),
];

/** Returns `kratos` from the PATH, or the emulator's command if `KRATOS_IS_EMULATED` is set. `null` if there is none. */
export function findCommand({ PATH, KRATOS_IS_EMULATED } = process.env): KratosCommand | null {
  if (KRATOS_IS_EMULATED !== undefined) return emulator;
  const path = findOnPath('kratos', { PATH });
  return path === null ? null : [path];
}

/** Returns the running Kratos of `KRATOS_PUBLIC_URL` and `KRATOS_ADMIN_URL`, with its own configuration. `null` if they are not set. */
export function findRunning({ KRATOS_PUBLIC_URL: publicUrl, KRATOS_ADMIN_URL: adminUrl } = process.env): Kratos | null {
  if (publicUrl === undefined || adminUrl === undefined) return null;
  return { publicUrl: publicUrl.replace(/\/+$/, ''), adminUrl: adminUrl.replace(/\/+$/, ''), stop: async () => undefined };
}

/** Starts a Kratos on free ports, with the configuration of `apps/kratos` and these changes. */
export async function startKratos(
  [program, ...before]: KratosCommand,
  changes: object = {},
  { database }: StartKratosOptions = {},
): Promise<StartedKratos> {
  const [publicPort, adminPort] = [await findFreePort(), await findFreePort()];
  const publicUrl = `http://127.0.0.1:${publicPort}`;
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const home = mkdtempSync(join(tmpdir(), 'kratos-'));
  const [here, changed] = [join(home, 'here.json'), join(home, 'changes.json')];
  const write = (file: string, config: object): void => {
    writeFileSync(`${file}.new`, JSON.stringify(config));
    renameSync(`${file}.new`, file); // Kratos watches this file, and must not read half of it
  };
  const dsn = database === undefined ? undefined : `sqlite://${database}?_fk=true&_sync=0`;
  write(here, { ...toHere(publicPort, adminPort), ...(dsn !== undefined && { dsn }) });
  write(changed, changes);
  const files = ['-c', 'kratos.yml', '-c', here, '-c', changed];
  if (dsn !== undefined) await runFile(program, [...before, 'migrate', 'sql', 'up', '-e', '--yes', ...files], { cwd: folder });
  const child = spawn(program, [...before, 'serve', ...files, '--dev'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let turns = 0; !(await isReady(publicUrl)); turns++) {
    if (child.exitCode !== null || turns === 300) throw new Error(`kratos does not become ready: ${log.slice(-2000)}`);
    await sleep(100);
  }
  let times = 0;
  return {
    publicUrl,
    adminUrl,
    async configure(next) {
      const mark = `http://localhost:5173/?configured=${++times}`;
      write(changed, merge(next, { selfservice: { flows: { login: { ui_url: mark } } } }));
      for (let turns = 0; !(await findLoginPage(publicUrl)).startsWith(mark); turns++) {
        if (turns === 1000) throw new Error(`kratos does not apply the changed file: ${log.slice(-2000)}`);
        await sleep(10);
      }
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Returns the address of the login page, which shows the configuration that is in effect. */
const findLoginPage = async (publicUrl: string): Promise<string> =>
  (await fetch(`${publicUrl}/self-service/login/browser`, { redirect: 'manual' })).headers.get('location') ?? '';

const runFile = promisify(execFile);

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The keys that must differ from the file: addresses, and settings that take time or need a network. */
const toHere = (publicPort: number, adminPort: number): object => ({
  serve: {
    public: { base_url: `http://127.0.0.1:${publicPort}/`, host: '127.0.0.1', port: publicPort },
    admin: { base_url: `http://127.0.0.1:${adminPort}/`, host: '127.0.0.1', port: adminPort },
  },
  selfservice: { methods: { password: { config: { haveibeenpwned_enabled: false } } } },
  hashers: { algorithm: 'bcrypt', bcrypt: { cost: 4 } },
  courier: { smtp: { connection_uri: 'smtp://127.0.0.1:1/?disable_starttls=true' } }, // there is no mail server: tests read the queue
  log: { level: 'error' },
});
