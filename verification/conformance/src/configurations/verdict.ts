import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ConfigError, createEmulator, type JsonObject } from '@kratos-login/emulator';
import { findConfigProblems } from '@kratos-login/emulator/config/config';
import { findFreePort } from '../../../../tools/find-free-port.ts';
import { isPortTaken } from '../real-target.ts';

/** The verdict on a configuration: served, or refused because of these keys. */
export interface Verdict {
  readonly serves: boolean;
  readonly keys: readonly string[];
}

const file = fileURLToPath(new URL('../../recordings/v26.2.0-configurations.json', import.meta.url));

/** The verdicts of the real Kratos. */
export const readVerdicts = (): Readonly<Record<string, Verdict>> => JSON.parse(readFileSync(file, 'utf8'));

/** Writes the verdicts, one on each line. */
export function writeVerdicts(verdicts: Readonly<Record<string, Verdict>>): void {
  const lines = Object.entries(verdicts).map(([name, verdict]) => `${JSON.stringify(name)}: ${JSON.stringify(verdict)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** The configurations with another verdict than recorded. When Kratos refused without naming a key, any key matches. */
export function findVerdictDifferences(
  recorded: Readonly<Record<string, Verdict>>,
  verdicts: Readonly<Record<string, Verdict>>,
): readonly string[] {
  return [...new Set([...Object.keys(recorded), ...Object.keys(verdicts)])].flatMap((name) => {
    const [before, now] = [recorded[name], verdicts[name]];
    if (before === undefined || now === undefined) return [`${name}: ${before === undefined ? 'not recorded' : 'not tried'}`];
    const namesKeys = before.serves || before.keys.length > 0;
    const isSame = before.serves === now.serves && (!namesKeys || before.keys.join() === now.keys.join());
    return isSame ? [] : [`${name}\n    recorded: ${JSON.stringify(before)}\n    now: ${JSON.stringify(now)}`];
  });
}

/** The emulator's verdict on a whole configuration, read as its command does. */
export function askEmulator(config: JsonObject): Verdict {
  const keys = findConfigProblems(config).map(({ key }) => key);
  if (keys.length > 0) return { serves: false, keys: toComparable(keys) };
  try {
    createEmulator({ config, defaults: 'kratos', warn: () => undefined });
    return { serves: true, keys: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { serves: false, keys: [error.message] };
  }
}

/** The verdict of `kratos serve` on a configuration. Ports in the configuration are replaced by free ones. */
export async function askKratos(command: string, config: JsonObject): Promise<Verdict> {
  for (let attempts = 1; attempts <= 5; attempts++) {
    const verdict = await askOnce(command, config);
    if (verdict !== 'port taken') return verdict;
  }
  throw new Error('kratos found its port taken, five times.');
}

/** Both at once and as whole numbers: a free port may begin with the digits of the other one, as 44341 does. */
export const withPorts = (config: string, publicPort: number, adminPort: number): string =>
  config.replace(/"port":(4433|4434)\b/g, (_, port) => `"port":${port === '4433' ? publicPort : adminPort}`);

async function askOnce(command: string, config: JsonObject): Promise<Verdict | 'port taken'> {
  const folder = mkdtempSync(join(tmpdir(), 'kratos-'));
  const [publicPort, adminPort] = [await findFreePort(), await findFreePort()];
  const text = withPorts(JSON.stringify(config), publicPort, adminPort);
  writeFileSync(join(folder, 'kratos.json'), text);
  const child = spawn(command, ['serve', '-c', join(folder, 'kratos.json'), '--dev'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    for (let turns = 0; turns < 300 && child.exitCode === null; turns++) {
      if (/Starting the admin httpd/.test(log)) return { serves: true, keys: [] };
      await Promise.race([sleep(50), ended]);
    }
    if (isPortTaken(log)) return 'port taken';
    if (child.exitCode === null) throw new Error(`kratos neither serves nor ends: ${log.slice(-2000)}`);
    return { serves: false, keys: toComparable(readRefusedKeys(log)) };
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  }
}

function readRefusedKeys(log: string): readonly string[] {
  const fatal = /Configuration value from key (\S+) is not a valid URL/.exec(log)?.[1];
  if (fatal !== undefined) return [fatal];
  const lines = log.split('\nUsage:')[0]?.matchAll(/I\[#([^\]]*)\] S\[[^\]]*\] (.*)/g) ?? [];
  return [...lines].flatMap(([, pointer = '', problem = '']) => {
    const key = pointer
      .split('/')
      .slice(1)
      .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
      .join('.');
    if (/(validation|allOf|if-then|if-else) failed|doesn't validate with/.test(problem)) return [];
    const names = /^(missing properties:|additionalProperties) /.test(problem) ? [...problem.matchAll(/"([^"]*)"/g)] : [];
    return names.length === 0 ? [key] : names.map(([, name]) => (key === '' ? `${name}` : `${key}.${name}`));
  });
}

/** When Kratos tries several rules, it reports the missing keys of each: then only the path is compared. */
const toComparable = (keys: readonly string[]): readonly string[] => {
  const places = keys.map((key) =>
    key
      .replace(/(\.hooks\.\d+).*/, '$1')
      .replace(/(\.auth)\..*/, '$1')
      .replace(/(\.webauthn\.config\.rp)\..*/, '$1')
      .replace(/(\.requested_claims\.\w+\.x).*/, '$1')
      .replace(/(\.providers\.\d+)$|(\.providers\.\d+)\.(client_secret|microsoft_tenant|apple_\w+)$/, '$1$2')
      .replace(/^identity\.schemas\.\d+ .*|^properties.*|^$/, 'an identity schema'),
  );
  return [...new Set(places)].filter((key) => key !== 'selfservice.methods.code').sort();
};
