import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ConfigError, createEmulator, type JsonObject } from '@kratos-login/emulator';
import { findConfigProblems } from '@kratos-login/emulator/config/config';
import { findFreePort } from '../../../../tools/find-free-port.ts';
import { isPortInUse } from '../real-target.ts';

/** Whether Kratos starts with a configuration, and the keys that it refuses. */
export interface StartResult {
  readonly serves: boolean;
  readonly keys: readonly string[];
}

const file = fileURLToPath(new URL('../../recordings/v26.2.0-configurations.json', import.meta.url));

/** Reads the recorded results of the real Kratos. */
export const readStartResults = (): Readonly<Record<string, StartResult>> => JSON.parse(readFileSync(file, 'utf8'));

/** Writes the results of the real Kratos, one on each line. */
export function writeStartResults(results: Readonly<Record<string, StartResult>>): void {
  const lines = Object.entries(results).map(([name, result]) => `${JSON.stringify(name)}: ${JSON.stringify(result)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** Finds the configurations with another result than recorded. If Kratos refused without naming a key, any key matches. */
export function findStartDifferences(
  recorded: Readonly<Record<string, StartResult>>,
  results: Readonly<Record<string, StartResult>>,
): readonly string[] {
  return [...new Set([...Object.keys(recorded), ...Object.keys(results)])].flatMap((name) => {
    const [before, now] = [recorded[name], results[name]];
    if (before === undefined || now === undefined) return [`${name}: ${before === undefined ? 'not recorded' : 'not tried'}`];
    const namesKeys = before.serves || before.keys.length > 0;
    const isSame = before.serves === now.serves && (!namesKeys || before.keys.join() === now.keys.join());
    return isSame ? [] : [`${name}\n    recorded: ${JSON.stringify(before)}\n    now: ${JSON.stringify(now)}`];
  });
}

/** Starts the emulator with a configuration, as its command does. */
export function startEmulator(config: JsonObject): StartResult {
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

/** Starts `kratos serve` with a configuration on free ports. */
export async function startRealKratos(command: string, config: JsonObject): Promise<StartResult> {
  for (let attempts = 1; attempts <= 5; attempts++) {
    const result = await startOnce(command, config);
    if (result !== 'port in use') return result;
  }
  throw new Error('The ports of kratos were in use, five times.');
}

/** Replaces both ports in one pass, because a free port such as 44341 may start with the digits of the other. */
export const withPorts = (config: string, publicPort: number, adminPort: number): string =>
  config.replace(/"port":(4433|4434)\b/g, (_, port) => `"port":${port === '4433' ? publicPort : adminPort}`);

async function startOnce(command: string, config: JsonObject): Promise<StartResult | 'port in use'> {
  const folder = mkdtempSync(join(tmpdir(), 'kratos-'));
  const [publicPort, adminPort] = [await findFreePort(), await findFreePort()];
  const text = withPorts(JSON.stringify(config), publicPort, adminPort);
  writeFileSync(join(folder, 'kratos.json'), text);
  const child = spawn(command, ['serve', '-c', join(folder, 'kratos.json'), '--dev'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    for (let attempts = 0; attempts < 300 && child.exitCode === null; attempts++) {
      if (/Starting the admin httpd/.test(log)) return { serves: true, keys: [] };
      await Promise.race([sleep(50), ended]);
    }
    if (isPortInUse(log)) return 'port in use';
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
