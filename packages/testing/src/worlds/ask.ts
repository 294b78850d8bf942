import type { LoginContext, loginMachine, SubmitRequest } from '@kratos-login/core';
import type { AnyActorRef, SnapshotFrom } from 'xstate';
import type { Call } from '../alphabet.ts';

/** What is asked of Kratos, as far as it answers differently. */
export type Ask =
  | 'create aal1'
  | 'create aal2'
  | 'get'
  | 'post password'
  | 'post name'
  | 'post provider'
  | 'post code'
  | 'post mail'
  | 'whoami'
  | 'sign out';

/** What else of a login decides about the answer. */
export interface Circumstances {
  /** A live session is to be confirmed: of what the login is asked for, and of the form that is sent. */
  readonly confirms: boolean;
  readonly isForApp: boolean;
  readonly place: LoginContext['at'];
}

type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/** The call under way, as Kratos sees it. */
export function toAsk({ id, src }: Call, snapshot: LoginSnapshot): Ask {
  switch (src) {
    case 'openFlow': {
      const { flowId, aal } = readInput(snapshot, id);
      return typeof flowId === 'string' ? 'get' : aal === 'aal2' ? 'create aal2' : 'create aal1';
    }
    case 'submitFlow':
      return toPost(readInput(snapshot, id) as unknown as Posted);
    case 'askWhoami':
      return 'whoami';
    case 'signOut':
      return 'sign out';
    default:
      throw new Error(`Kratos is not asked by "${src}".`);
  }
}

export const toCircumstances = ({ context: { asked, flow, at } }: LoginSnapshot, ask: Ask): Circumstances => ({
  confirms: ask.startsWith('post') ? flow?.refresh === true : asked.refresh === true,
  isForApp: asked.loginChallenge !== undefined,
  place: at,
});

type Posted = Pick<SubmitRequest, 'fields' | 'secret'>;

/** As `what-is-posted.ts` of core has it: a second form without a code asks for a mail. */
function toPost({ fields: { method }, secret }: Posted): Ask {
  if (method === 'password') return 'post password';
  if (method === 'identifier_first') return 'post name';
  if (method === 'oidc') return 'post provider';
  return secret === null ? 'post mail' : 'post code';
}

/** Of an invoked actor: XState keeps it in its snapshot. */
function readInput({ children }: LoginSnapshot, id: string): Readonly<Record<string, unknown>> {
  const actor = (children as Readonly<Record<string, AnyActorRef | undefined>>)[id];
  const { input } = (actor?.getSnapshot() ?? {}) as { readonly input?: Readonly<Record<string, unknown>> };
  if (input === undefined) throw new Error(`The call "${id}" has no input.`);
  return input;
}
