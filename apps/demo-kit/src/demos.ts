/**
 * Serves the studio and both demos: `node demos.ts [--studio-port 5170] [--react-port 5173] [--vanilla-port 5174] [--no-open] [--built]`. The emulated
 * Kratos is inside, unless `KRATOS_PUBLIC_URL` names a real one. `--built` serves the demos alone, as hosts would.
 */
import { parseArgs } from 'node:util';
import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { onTermination } from '../../../tools/on-termination.mjs';
import { listPeople } from './list-people.ts';
import { openInBrowser } from './open-in-browser.ts';
import { ann, bob, password } from './people.ts';
import { type DemoOptions, serveDemo } from './serve-demo.ts';
import { serveStudio } from './serve-studio.ts';

const otherPorts = 'Other ports: npm start -- --studio-port 5180 --react-port 5183 --vanilla-port 5184';
const values = readOptions();
const real = process.env['KRATOS_PUBLIC_URL'];
if (real !== undefined && !/^https?:\/\/./.test(real)) {
  fail(`KRATOS_PUBLIC_URL is ${JSON.stringify(real)}. Expected the public address of a Kratos, such as http://localhost:4433.`);
}

const demos = [
  { name: 'react-demo', port: readPort('react-port') },
  { name: 'vanilla-demo', port: readPort('vanilla-port') },
] as const satisfies readonly Pick<DemoOptions, 'name' | 'port'>[];

const studioPort = readPort('studio-port');

if (!values.built) {
  const gallery = `http://localhost:${demos[0].port}/gallery.html`;
  const served = serveStudio({ port: studioPort, kratos: real ?? null, gallery });
  await served.catch((error: Error) => fail(`The studio cannot be served: ${error.message}. ${otherPorts}`));
  console.log(`studio        http://localhost:${studioPort}/   the login with its guide, its requests and its chart: begin here`);
}
const emulators: Emulator[] = [];
for (const { name, port } of demos) {
  const served = serveDemo({ name, port, kratos: real ?? emulate(name, port), isBuilt: values.built });
  await served.catch((error: Error) => fail(`${name} cannot be served: ${error.message}. ${otherPorts}`));
  console.log(`${name.padEnd(13)} http://localhost:${port}/`);
}
if (real === undefined) await tellWhom();
else console.log(`Kratos        ${real}, as /kratos`);
// Only from a terminal of a user: a pipe or a build server has no browser to open.
if (!values['no-open'] && !values.built && process.stdout.isTTY && !process.env['CI']) openInBrowser(`http://localhost:${studioPort}/`);
// The server stops at once when it is asked to, even while a browser still holds a connection.
onTermination(() => process.exit(0));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        'studio-port': { type: 'string', default: '5170' },
        'react-port': { type: 'string', default: '5173' },
        'vanilla-port': { type: 'string', default: '5174' },
        built: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(`${(error as Error).message}. ${otherPorts}`);
  }
}

function readPort(name: 'studio-port' | 'react-port' | 'vanilla-port'): number {
  const told = values[name];
  const port = /^\d+$/.test(told) ? Number(told) : 0;
  return port > 0 && port < 65_536 ? port : fail(`--${name} is ${JSON.stringify(told)}. Expected a port, 1 to 65535.`);
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}

function emulate(name: string, port: number): Emulator {
  const origin = `http://localhost:${port}`;
  // One authenticator app fits both: the second demo takes the secret of the first.
  const secret = emulators[0]?.identities.find(ann)?.totpSecret;
  const emulator = createEmulator({
    baseUrl: `${origin}/kratos/`,
    config: {
      selfservice: { default_browser_return_url: `${origin}/`, allowed_return_urls: [origin], flows: { login: { ui_url: `${origin}/` } } },
      // Cookies know no ports: each demo has its own session.
      session: { cookie: { name: `${name.replace('-', '_')}_session` } },
    },
    identities: [
      { email: ann, password, totp: secret ? { secret } : true },
      { email: bob, password },
    ],
  });
  emulators.push(emulator);
  return emulator;
}

/** A terminal shows each new code. A log gets the first one only. */
async function tellWhom(): Promise<void> {
  const [emulator] = emulators;
  if (emulator === undefined) return;
  console.log(`sign in as    ${ann} or ${bob}, password "${password}"`);
  const write = async (): Promise<void> => {
    const [{ code, secondsLeft } = { code: '', secondsLeft: 0 }] = await listPeople(emulator);
    process.stdout.write(
      `${process.stdout.isTTY ? '\r' : ''}code of ${ann.split('@')[0]}   ${code}, for ${String(secondsLeft).padStart(2)} s ${process.stdout.isTTY ? '' : '\n'}`,
    );
  };
  await write();
  if (process.stdout.isTTY) setInterval(() => void write(), 1_000);
}
