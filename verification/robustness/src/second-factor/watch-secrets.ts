import type { SecondFactorView } from '@kratos-login/core/second-factor';
import type { Emulator } from '@kratos-login/emulator';
import type { InspectionEvent } from 'xstate';

/** Looks for secrets where none may be: passwords, secrets of apps and backup codes. */
export function createSecretsWatch(kratos: Emulator, password: string) {
  const known = new Set([password]);
  const problems: string[] = [];
  const find = (where: string, value: unknown): readonly string[] => {
    const text = typeof value === 'string' ? value : JSON.stringify(value, withoutActors);
    return [...known].filter((secret) => text.includes(secret)).map((secret) => `${where} contains the secret ${secret.slice(0, 40)}`);
  };
  return {
    problems,
    find,
    /** Learns the secrets that a view shows, and those that Kratos has. */
    learn(view: SecondFactorView): void {
      const { qr, key, codes } = 'readSecrets' in view ? view.readSecrets() : { qr: null, key: null, codes: [] };
      const saved = kratos.identities.list().flatMap(({ totpSecret, lookupCodes }) => [totpSecret, ...lookupCodes]);
      for (const each of [qr, key, ...codes.map(({ code }) => code), ...saved]) if (each !== null && each !== '') known.add(each);
    },
    inspect(event: InspectionEvent): void {
      if (event.type === '@xstate.event' || event.type === '@xstate.snapshot') problems.push(...find(event.type, event));
    },
  };
}

/** Actors have no JSON that matters, and an action of an event may contain one. */
const withoutActors = (name: string, value: unknown): unknown =>
  /actorRef|sourceRef|^rootId$|^children$|^login$/.test(name) ? undefined : value;
