// Records the scenarios of the folder api with `kratos` v26.2.0 on the PATH. Usage: node record-api.ts [SCENARIO]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { JsonValue } from '@kratos-login/emulator';
import type { ApiScenario, ApiStep } from './api/api-scenario.ts';
import { apiScenarios } from './api/api-scenarios.ts';
import { parseBody, RECORDED_HEADERS } from './find-differences.ts';
import { startKratosProcess } from './real-target.ts';
import type { Exchange, Recording } from './recording.ts';

const file = new URL('../recordings/v26.2.0-api.json', import.meta.url);
const [only] = process.argv.slice(2);
const version = execFileSync('kratos', ['version'], { encoding: 'utf8' });
if (!/v?26\.2\.0/.test(version)) console.warn(`The version of this kratos is not v26.2.0: ${version}`);

const known = new Map<string, Recording>();
try {
  for (const each of JSON.parse(readFileSync(file, 'utf8')) as readonly Recording[]) known.set(each.scenario, each);
} catch {}
for (const scenario of apiScenarios.filter(({ name }) => only === undefined || name === only)) {
  known.set(scenario.name, await record(scenario));
  const recordings = apiScenarios.flatMap(({ name }) => known.get(name) ?? []);
  writeFileSync(file, `[\n${recordings.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
}

async function record({ name, changes = {}, steps }: ApiScenario): Promise<Recording> {
  const kratos = await startKratosProcess('kratos', changes);
  const jars = new Map<number, Map<string, string>>();
  const answers: Record<string, unknown> = {};
  const exchanges: Exchange[] = [];
  // Recordings contain the ports of base-config.ts.
  const toNamed = (text: string): string =>
    text
      .replaceAll(kratos.publicUrl, 'http://127.0.0.1:4433')
      .replaceAll(encodeURIComponent(kratos.publicUrl), encodeURIComponent('http://127.0.0.1:4433'))
      .replaceAll(kratos.adminUrl, 'http://127.0.0.1:4434');
  try {
    for (const step of steps) {
      const jar = jars.get(step.browser ?? 1) ?? new Map<string, string>();
      jars.set(step.browser ?? 1, jar);
      exchanges.push(await play(step, jar));
    }
  } finally {
    await kratos.stop();
  }
  console.log(`${name}: ${exchanges.map(({ response }) => response.status).join(' ')}`);
  return { scenario: name, configuration: { group: `api ${name}`, changes }, people: [], mails: [], exchanges };

  async function play(step: ApiStep, jar: Map<string, string>): Promise<Exchange> {
    const { as, to, method, browser = 1, notEmulated, anyOrder } = step;
    const fill = <Value>(value: Value): Value =>
      JSON.parse(
        JSON.stringify(value).replace(/"\{\{#([\w.]+)\}\}"|\{\{([\w.]+)\}\}/g, (_, whole, part) =>
          read(answers, whole ?? part, whole !== undefined),
        ),
      );
    const path = fill(step.path);
    const url = path.startsWith('http')
      ? path.replace('http://127.0.0.1:4433', kratos.publicUrl)
      : `${to === 'admin' ? kratos.adminUrl : kratos.publicUrl}${path}`;
    const body = step.body === undefined ? undefined : fill(step.body);
    const headers = {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...fill(step.headers ?? {}),
    };
    const cookies = to === 'admin' ? [] : [...jar.keys()];
    const at = new Date().toISOString();
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(cookies.length > 0 && { cookie }) },
      redirect: 'manual',
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = toNamed(await response.text());
    const setCookie = response.headers.getSetCookie();
    if (to === 'public') for (const line of setCookie) keep(line, jar);
    const answer = parseBody(text);
    if (as !== undefined) answers[as] = answer;
    return {
      note: `${method} ${step.path.replace(/\?.*/, '')}`,
      browser,
      at,
      request: {
        method,
        url: toNamed(url),
        headers,
        cookies: cookies.map(toNamedCookie),
        ...(body !== undefined && { body: JSON.parse(toNamed(JSON.stringify(body))) }),
      },
      response: {
        status: response.status,
        headers: Object.fromEntries(
          [...RECORDED_HEADERS].flatMap((key) => {
            const value = response.headers.get(key);
            return value === null ? [] : [[key, toNamed(value)]];
          }),
        ),
        setCookie: setCookie.map((line) => toNamedCookie(line).replace(/=[^;]*/, '=')),
        // The body of a route that is not emulated is not compared.
        body: notEmulated === 'route' ? '(script left out)' : JSON.parse(JSON.stringify(answer), shorten),
      },
      ...(notEmulated !== undefined && { notEmulated }),
      ...(anyOrder && { anyOrder }),
    };
  }
}

/** Returns the value at a path of an earlier reply as JSON text. */
function read(answers: Readonly<Record<string, unknown>>, path: string, isWhole: boolean): string {
  const value = path.split('.').reduce(toInner, answers as unknown);
  if (value === undefined) throw new Error(`No reply has ${path}: ${JSON.stringify(answers[path.split('.')[0] ?? '']).slice(0, 500)}`);
  return isWhole
    ? JSON.stringify(value)
    : typeof value === 'string'
      ? JSON.stringify(value).slice(1, -1)
      : JSON.stringify(value as JsonValue);
}

// `csrf` is the token of a form.
function toInner(at: unknown, key: string): unknown {
  const object = (at ?? {}) as Readonly<Record<string, unknown>>;
  if (key === 'csrfEncoded') return encodeURIComponent(String(toInner(at, 'csrf')));
  if (key !== 'csrf') return object[key];
  const { nodes } = object['ui'] as { readonly nodes: readonly { readonly attributes: Readonly<Record<string, unknown>> }[] };
  return nodes.find(({ attributes }) => attributes['name'] === 'csrf_token')?.attributes['value'];
}

function keep(line: string, jar: Map<string, string>): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

// The name of the CSRF cookie depends on the base URL. Recordings contain the name for http://127.0.0.1:4433/.
function toNamedCookie(text: string): string {
  return text.replace(/csrf_token_[0-9a-f]{64}/, 'csrf_token_806060ca5bf70dff3caa0e5c860002aade9d470a5a4dce73bcfa7ba10778f481');
}

function shorten(key: string, value: unknown): unknown {
  return key === 'src' && typeof value === 'string' && value.startsWith('data:image/png') ? 'data:image/png' : value;
}
