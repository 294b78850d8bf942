import { watchFile } from 'node:fs';
import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { ConfigError, checkConfig, readConfig } from '../config/config.ts';
import { withBaseUrl } from '../config/defaults.ts';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { type JsonObject, readPath } from '../json.ts';
import { listen } from '../node.ts';
import { findRelease } from '../release.ts';
import { loadConfig } from './load-config.ts';

const USAGE = `Usage: kratos-emulator serve -c FILE [-c FILE]... [--dev] [--release v26.2.0|v25.4.0|v1.3.1]

Emulates Ory Kratos on the ports of the configuration (serve.public, serve.admin).
FILE is a configuration of Kratos in JSON or YAML. A later file overrides an earlier one.
A changed file is loaded again. --dev allows cookies over plain HTTP.
Without --release, the variable KRATOS_EMULATOR_RELEASE selects the release (default v26.2.0).`;

interface Command {
  readonly files: readonly string[];
  readonly isDev: boolean;
  readonly release: string | undefined;
}

/** Runs the command line. Serves until SIGTERM or SIGINT. An error ends it with a message and exit code 1. */
export async function runCommand(parameters: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    const command = readCommand(parameters, environment);
    if (command === null) console.log(USAGE);
    else await serve(command);
  } catch (error) {
    console.error(`kratos-emulator: ${toMessage(error)}`);
    process.exitCode = 1;
  }
}

function readCommand(parameters: readonly string[], environment: Readonly<Record<string, string | undefined>>): Command | null {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      config: { type: 'string', short: 'c', multiple: true },
      dev: { type: 'boolean' },
      release: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      // Flags of Kratos without effect in the emulator.
      'watch-courier': { type: 'boolean' },
      'sqa-opt-out': { type: 'boolean' },
    },
  });
  if (values.help === true || parameters.length === 0) return null;
  if (positionals.length !== 1 || positionals[0] !== 'serve')
    throw new ConfigError(`The command is ${JSON.stringify(positionals.join(' '))}. Allowed: serve.`);
  if (values.config === undefined) throw new ConfigError('The option -c FILE is missing.');
  return { files: values.config, isDev: values.dev === true, release: values.release ?? environment['KRATOS_EMULATOR_RELEASE'] };
}

async function serve({ files, isDev, release }: Command): Promise<void> {
  const load = async (): Promise<JsonObject> => {
    const raw = await loadConfig(files);
    checkConfig(raw);
    // The flag overrides the file.
    return withOwnBaseUrl({ ...raw, dev: isDev });
  };
  const raw = await load();
  const { name } = findRelease(release);
  const kratos = createEmulator({ config: raw, release: name, defaults: 'kratos', warn: (line) => console.error(line) });
  const { config } = readConfig(raw);
  const publicServer = await listen(kratos, { host: config['serve.public.host'], port: config['serve.public.port'] });
  const adminServer = await listen({ handle: kratos.handleAdmin }, { host: config['serve.admin.host'], port: config['serve.admin.port'] });
  const stop = (): void => {
    void Promise.all([publicServer.close(), adminServer.close()]).then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  console.log(
    `kratos-emulator: for development and tests only. Passwords are stored in plain text, and the admin API has no authentication.\nkratos-emulator ${name}: public ${publicServer.url} as ${kratos.baseUrl}, admin ${adminServer.url}`,
  );
  for (const file of files) watchFile(file, { interval: 200 }, () => void reload(kratos, load));
}

/** Loads a changed file. An invalid one changes nothing. */
async function reload(kratos: Emulator, load: () => Promise<JsonObject>): Promise<void> {
  try {
    kratos.replaceConfig(await load());
    console.log('kratos-emulator: the changed configuration is active.');
  } catch (error) {
    console.error(`kratos-emulator: the changed configuration is invalid, so the previous one stays active: ${toMessage(error)}`);
  }
}

/** Without a base URL, Kratos uses the address that it listens on. Source: oryx/configx/serve.go. */
function withOwnBaseUrl(raw: JsonObject): JsonObject {
  const read = (key: string): unknown => readPath(raw, ['serve', 'public', key]);
  if (read('base_url') !== undefined) return raw;
  const host = read('host');
  const name = host === '0.0.0.0' ? hostname() : (host ?? '127.0.0.1');
  return withBaseUrl(raw, `${raw['dev'] === true ? 'http' : 'https'}://${name}:${read('port') ?? 4433}/`);
}

const toMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));
