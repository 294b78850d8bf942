import { createEmulator, type Emulator, type ReleaseName } from '@kratos-login/emulator';
import { createRandom, type Random } from './random.ts';
import { type FuzzRequest, type FuzzUser, toRandomRequest } from './random-request.ts';

/** The result of random requests. */
export interface FuzzResult {
  /** The number of responses by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The problems with their requests. */
  readonly problems: readonly string[];
}

// Kratos, too, answers these requests with 500.
const KNOWN_500 = [
  /oauth2_provider\.url is invalid/,
  /request body too large/,
  /"message":"(invalid character .+|(unexpected )?EOF)"/, // a POST whose transient_payload is invalid JSON
];
const STATUSES = [200, 204, 302, 303, 307, 400, 401, 403, 404, 405, 410, 422, 500];

/** Sends random requests of several users to one emulator. The same seed gives the same requests. */
export async function runFuzz(seed: number, requests: number, release: ReleaseName = 'v26.2.0'): Promise<FuzzResult> {
  const random = createRandom(seed);
  let now = Date.parse('2026-01-01T00:00:00Z');
  const kratos = createEmulator({ release, now: () => now, config: toConfig(random) });
  const users = ['ann', 'bob', 'eve'].map((name, i) => addFuzzUser(kratos, name, i));
  const flows: string[] = [];
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  for (let i = 0; i < requests; i++) {
    if (random.chance(0.002)) now += random.integer(3_000_000);
    const user = random.pick(users);
    const request = random.chance(0.3) ? await toValidRequest(random, kratos, user) : toRandomRequest(random, user, users, flows);
    const report = (text: string): number =>
      problems.push(
        `request ${i} of seed ${seed}: ${text}\n${JSON.stringify({ ...request, headers: [...request.headers] }).slice(0, 2000)}`,
      );
    try {
      const answer = await kratos.handle(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      for (const line of answer.headers.getSetCookie()) keep(user.jar, line);
      for (const text of findProblems(request.method, answer, user, users)) report(text);
      const [id] = /(?<="id":")[0-9a-f-]{36}(?=","(organization_id|type)")/.exec(answer.body) ?? [];
      if (id !== undefined) flows[flows.length < 30 ? flows.length : random.integer(30)] = id;
    } catch (error) {
      report(`it threw ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { statuses, problems };
}

const toConfig = (random: Random) => ({
  selfservice: {
    methods: {
      code: random.pick([{}, { mfa_enabled: true }, { passwordless_enabled: true }]),
      passkey: { enabled: random.chance(0.3), config: { rp: { id: 'localhost', display_name: 'Example' } } },
    },
    flows: { login: { style: random.pick(['unified', 'identifier_first']) } },
  },
  serve: { public: { cors: { enabled: random.chance(0.5) } } },
});

function addFuzzUser(kratos: Emulator, name: string, i: number): FuzzUser {
  const email = `${name}@example.com`;
  const password = `the password of ${name}`;
  const { id } = kratos.identities.add({ email, password, ...(i > 0 && { totp: true, lookupCodes: true }) });
  return { email, password, id, jar: new Map() };
}

type Answer = Awaited<ReturnType<Emulator['handle']>>;

function findProblems(method: string, { status, headers, body }: Answer, user: FuzzUser, users: readonly FuzzUser[]): readonly string[] {
  const problems: string[] = [];
  if (!STATUSES.includes(status)) problems.push(`status ${status}`);
  if (status === 500 && method !== 'HEAD' && !KNOWN_500.some((known) => known.test(body)))
    problems.push(`a 500 that Kratos does not give: ${body}`);
  if ((headers.get('content-type') ?? '').startsWith('application/json') && body !== '') {
    try {
      JSON.parse(body);
    } catch {
      problems.push(`a body that is not JSON: ${body.slice(0, 200)}`);
    }
  }
  for (const other of users) {
    if (other !== user && body.includes(other.id)) problems.push(`${user.email} sees the identity of ${other.email}`);
    if (body.includes(other.password)) problems.push(`the password of ${other.email} is in a response`);
  }
  return problems;
}

/** Creates a request with the user's own credentials, so that sessions of every kind exist. */
async function toValidRequest(random: Random, kratos: Emulator, user: FuzzUser): Promise<FuzzRequest> {
  if (random.chance(0.15)) user.jar.clear();
  const aal = random.pick(['', '?aal=aal2', '?refresh=true', '?aal=aal2&refresh=true']);
  const created = await kratos.handle(
    toRequest('GET', `/self-service/${random.pick(['login', 'login', 'settings'])}/browser${aal}`, user.jar),
  );
  for (const line of created.headers.getSetCookie()) keep(user.jar, line);
  const flow = JSON.parse(created.body);
  if (flow.ui === undefined) return toRequest('GET', '/sessions/whoami', user.jar);
  const token = flow.ui.nodes.find((node: { attributes: { name?: string } }) => node.attributes.name === 'csrf_token').attributes.value;
  const identity = kratos.identities.find(user.email);
  const fields = random.pick([
    { method: 'password', identifier: user.email, password: user.password },
    { method: 'totp', totp_code: identity?.totpSecret ? kratos.totpCode(user.email) : '000000' },
    { method: 'lookup_secret', lookup_secret: identity?.lookupCodes[0] ?? 'abcdefgh' },
    { method: 'code', address: user.email },
    { method: 'code', code: kratos.mails.at(-1)?.code ?? '000000', identifier: user.email },
    { lookup_secret_regenerate: true },
    { lookup_secret_confirm: true },
  ]);
  return toRequest('POST', flow.ui.action, user.jar, JSON.stringify({ csrf_token: token, ...fields }));
}

function toRequest(method: string, url: string, jar: ReadonlyMap<string, string>, body = ''): FuzzRequest {
  const headers = new Headers({ accept: 'application/json', ...(body !== '' && { 'content-type': 'application/json' }) });
  if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return { method, url, headers, body };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split('; ');
  const at = pair.indexOf('=');
  if (line.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
