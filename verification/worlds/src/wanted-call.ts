import type { loginMachine, OpenRequest, SubmitRequest } from '@kratos-login/core';
import type { UserEvent } from '@kratos-login/core/machine';
import type { SnapshotFrom } from 'xstate';
import type { Posted, WantedCall } from './recipes/recipe.ts';

/** Returns the pending call, by the id and input of its actor. */
export function toWantedCall(src: string, { children }: Pick<SnapshotFrom<typeof loginMachine>, 'children'>): WantedCall {
  const input = (children as Readonly<Record<string, { getSnapshot(): unknown } | undefined>>)[src]?.getSnapshot() as {
    readonly input: unknown;
  };
  switch (src) {
    case 'openFlow': {
      const { flowId, aal } = input.input as OpenRequest;
      if (flowId === null) return { name: 'create', aal };
      return { name: aal === 'aal2' ? 'getMailed' : 'get' };
    }
    case 'submitFlow':
      return { name: 'submit', posted: readPosted(input.input as SubmitRequest) };
    case 'askWhoami':
      return { name: 'whoami' };
    case 'signOut':
      return { name: 'signOut' };
    default:
      throw new Error(`No recipe is known for the call "${src}".`);
  }
}

function readPosted({ fields, secret }: SubmitRequest): Posted {
  if (fields['method'] === 'password') return 'password';
  if (fields['method'] === 'identifier_first') return 'identifier';
  if (fields['method'] === 'oidc') return 'provider';
  if (secret !== null) return 'code';
  // A flow that has mailed a code sends one to another address with `resend`.
  return 'resend' in fields ? 'resend' : 'send';
}

/** Returns what the user submits. `null` for other events. */
export function toPosted(event: UserEvent): Posted | null {
  switch (event.type) {
    case 'password.submit':
      return event.secret === null ? 'identifier' : 'password';
    case 'provider.choose':
      return 'provider';
    case 'code.submit':
      return 'code';
    case 'code.send':
      return 'send';
    case 'code.resend':
      return 'resend';
    default:
      return null;
  }
}
