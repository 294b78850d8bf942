import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findFreePort } from '../../../../tools/find-free-port.ts';
import { emailIdentitySchema } from '../config/identity-schemas.ts';

const main = join(import.meta.dirname, '../kratos-emulator.ts');
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

test('the command serves a configuration file, reloads it and stops at SIGTERM', { timeout: 30_000 }, async () => {
  const [publicPort, adminPort] = [await findFreePort(), await findFreePort()];
  const toYaml = (style: string): string => `
dsn: memory
serve:
  public: { base_url: http://127.0.0.1:${publicPort}/, host: 127.0.0.1, port: ${publicPort} }
  admin: { host: 127.0.0.1, port: ${adminPort} }
selfservice:
  default_browser_return_url: http://127.0.0.1:4455/
  flows: { login: { ui_url: http://127.0.0.1:4455/login, style: ${style} } }
identity: { default_schema_id: default, schemas: [{ id: default, url: file://./identity.schema.json }] }
`;
  const folder = makeFolder({ 'kratos.yml': toYaml('unified'), 'identity.schema.json': JSON.stringify(emailIdentitySchema.schema) });
  const command = run(['serve', '-c', join(folder, 'kratos.yml'), '--dev'], { KRATOS_EMULATOR_RELEASE: 'v25.4.0' });
  await command.says('kratos-emulator v25.4.0: public');
  expect(command.output()).toContain('these keys have no effect in the emulator: dsn.');
  expect(command.output()).toContain('for development and tests only');

  const admin = `http://127.0.0.1:${adminPort}/admin/identities`;
  const identity = {
    schema_id: 'default',
    traits: { email: 'bob@example.com' },
    credentials: { password: { config: { password: 'correct horse battery' } } },
  };
  const made = await fetch(admin, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(identity) });
  expect(made.status).toBe(201);
  const readNames = async (): Promise<readonly string[]> => {
    const flow = await (
      await fetch(`http://127.0.0.1:${publicPort}/self-service/login/browser`, { headers: { accept: 'application/json' } })
    ).json();
    return flow.ui.nodes.map((node: { attributes: { name: string } }) => node.attributes.name);
  };
  expect(await readNames()).toContain('password');

  writeFileSync(join(folder, 'kratos.yml'), toYaml('rococo'));
  await command.says(
    'the changed configuration is invalid, so the previous one stays active: selfservice.flows.login.style is "rococo". Allowed: one of unified, identifier_first.',
  );
  writeFileSync(join(folder, 'kratos.yml'), toYaml('identifier_first'));
  await command.says('the changed configuration is active.');
  expect(await readNames()).not.toContain('password');

  command.kill();
  expect(await command.exitCode).toBe(0);
});

test.for<readonly [string, string, string]>([
  ['', 'public http://127.0.0.1:', 'admin http://127.0.0.1:'],
  ['host: 0.0.0.0,', 'public http://0.0.0.0:', 'admin http://0.0.0.0:'],
])('the command listens on loopback unless the configuration names a host: %s', { timeout: 30_000 }, async ([host, open, admin]) => {
  const [publicPort, adminPort] = [await findFreePort(), await findFreePort()];
  const config = `
serve: { public: { ${host} port: ${publicPort} }, admin: { ${host} port: ${adminPort} } }
selfservice: { default_browser_return_url: http://127.0.0.1:4455/ }
identity: { default_schema_id: default, schemas: [{ id: default, url: file://./identity.schema.json }] }
dsn: memory
`;
  const folder = makeFolder({ 'kratos.yml': config, 'identity.schema.json': JSON.stringify(emailIdentitySchema.schema) });
  const command = run(['serve', '-c', join(folder, 'kratos.yml'), '--dev']);
  await command.says(`${open}${publicPort}`);
  expect(command.output()).toContain(`${admin}${adminPort}`);
  command.kill();
  expect(await command.exitCode).toBe(0);
});

test.for<readonly [string, string]>([
  [
    '{"identity":{"schemas":[{"id":"default","url":"base64://e30="}]}}',
    'dsn is missing. Allowed: a string, memory or the URL of the database.',
  ],
  ['{"selfservice":{}}', 'selfservice.default_browser_return_url is missing.'],
  [
    '{"selfservice":{"default_browser_return_url":"http://x/"}}',
    'identity.schemas is missing. Allowed: a list of { id, url }, at least 1.',
  ],
  [
    '{"selfservice":{"default_browser_return_url":"http://x/"},"identity":{"schemas":[{"id":"default","url":"file:///nowhere.json"}]}}',
    '/nowhere.json cannot be read: ENOENT',
  ],
  [
    '{"selfservice":{"default_browser_return_url":"http://x/","flows":{"login":{"lifespan":7}}},"identity":{"schemas":[{"id":"default","url":"base64://e30="}]}}',
    'selfservice.flows.login.lifespan is 7. Allowed: a duration',
  ],
  ['nothing', "cannot be read. Expected Kratos's configuration keys in JSON or YAML."],
])('the configuration %s ends the command with a message and exit code 1', async ([text, message]) => {
  const command = run(['serve', '-c', join(makeFolder({ 'kratos.json': text }), 'kratos.json')]);
  expect(await command.exitCode).toBe(1);
  expect(command.output()).toContain(message);
});

test.for<readonly [readonly string[], string]>([
  [['serve'], 'The option -c FILE is missing.'],
  [['fly', '-c', 'x'], 'The command is "fly". Allowed: serve.'],
  [['serve', '-c', 'nowhere.yml'], 'nowhere.yml cannot be read: ENOENT'],
  [['serve', '-c', 'x', '--colour'], "Unknown option '--colour'"],
])('the parameters %j end the command with a message and exit code 1', async ([parameters, message]) => {
  const command = run(parameters);
  expect(await command.exitCode).toBe(1);
  expect(command.output()).toContain(message);
});

function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kratos-emulator-'));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function run(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--conditions=@kratos-login/source', main, ...parameters], {
    env: { ...process.env, ...environment },
  });
  cleanups.push(() => child.kill('SIGKILL'));
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
      for (const listen of listeners) listen();
    });
  return {
    output: () => output,
    kill: () => child.kill('SIGTERM'),
    exitCode: new Promise<number | null>((resolve) => child.once('close', resolve)),
    says: (text: string) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (output.includes(text)) resolve();
        };
        listeners.add(look);
        look();
      }),
  };
}
