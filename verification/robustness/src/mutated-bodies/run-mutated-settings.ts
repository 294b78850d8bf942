import { readFileSync } from 'node:fs';
import { readSecrets, readSettingsOutcome, type SettingsCall } from '@kratos-login/core/second-factor';
import { createRandom, type Random } from '../random.ts';
import { findSettingsOutcomeProblems } from './find-type-problems.ts';
import { mutateBody } from './mutate-body.ts';

const releases = ['v26.2.0', 'v26.2.0-corners', 'v25.4.0', 'v1.3.1'];
const calls: readonly SettingsCall[] = ['create', 'get', 'submit'];
const statuses = [200, 200, 400, 400, 401, 403, 404, 410, 422, 429, 500, 503];

interface Recording {
  readonly exchanges: readonly {
    readonly request?: { readonly method: string; readonly url: string };
    readonly response?: { readonly status: number; readonly body: unknown };
  }[];
}

interface RealReply {
  readonly call: SettingsCall;
  readonly status: number;
  readonly body: unknown;
}

/** Returns the recorded replies of the settings whose body is JSON. */
const readRealReplies = (): readonly RealReply[] =>
  releases
    .map((release) => readFileSync(new URL(`../../../conformance/recordings/${release}.json`, import.meta.url), 'utf8'))
    .flatMap((text) => JSON.parse(text) as readonly Recording[])
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ request, response }) => {
      if (!request?.url.includes('/self-service/settings') || typeof response?.body !== 'object') return [];
      const call = request.method === 'POST' ? 'submit' : request.url.includes('/flows') ? 'get' : 'create';
      return [{ call, ...response } as const];
    });

/** The problems of one result: another type than declared, or a secret in sight. */
function findProblems(call: SettingsCall, status: number, text: string): { readonly kind: string; readonly problems: readonly string[] } {
  try {
    const outcome = readSettingsOutcome(call, {
      status,
      text,
      redirected: false,
      retryAfter: null,
      at: Date.parse('2026-11-24T10:00:00Z'),
    });
    const visible = JSON.stringify(outcome);
    const { qr = null, key = null, codes = [] } = 'flow' in outcome ? readSecrets(outcome.flow.secrets) : {};
    // A word such as `totp` may be a mutated code, and is a word of the outcome as well.
    const secrets = [qr, key, ...codes.map(({ code }) => code)].filter(
      (each) => each !== null && /[^a-z_]/i.test(each),
    ) as readonly string[];
    const shown = secrets.filter((secret) => visible.includes(secret)).map((secret) => `shows ${secret}`);
    const bad = qr === null || /^data:image\/png;base64,[A-Za-z0-9+/]+=*$/.test(qr) ? [] : [`the QR code is ${qr.slice(0, 60)}`];
    return { kind: outcome.kind, problems: [...findSettingsOutcomeProblems(outcome), ...shown, ...bad] };
  } catch (error) {
    return { kind: 'thrown', problems: [`throws ${error instanceof Error ? error.stack : ''}`] };
  }
}

/** A body that is changed in one to four places, as the answer to the recorded request or to another one. */
function mutate(real: readonly RealReply[], random: Random): RealReply & { readonly text: string } {
  const reply = random.pick(real);
  const call = random.integer(10) === 0 ? random.pick(calls) : reply.call;
  const status = random.integer(6) === 0 ? random.pick(statuses) : reply.status;
  return { ...reply, call, status, text: JSON.stringify(mutateBody(reply.body, random)) ?? '' };
}

/** Passes mutated bodies through `readSettingsOutcome`: no exception is thrown, every result has its declared type, and no secret is in sight. */
export function runMutatedSettings(count: number, seed: number) {
  const real = readRealReplies();
  const random = createRandom(seed);
  const problems: string[] = [];
  const outcomes = new Map<string, number>();
  for (let each = 0; each < count; each++) {
    const { call, status, text } = mutate(real, random);
    const found = findProblems(call, status, text);
    outcomes.set(found.kind, (outcomes.get(found.kind) ?? 0) + 1);
    if (found.problems.length > 0) problems.push(`body ${each}, to "${call}": ${found.problems.join('; ')}\n  ${text.slice(0, 2_000)}`);
  }
  return { problems, outcomes };
}
