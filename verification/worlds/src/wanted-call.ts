import type { loginMachine, OpenRequest, SubmitRequest, UserEvent } from '@kratos-login/core';
import type { SnapshotFrom } from 'xstate';
import type { Posted, WantedCall } from './recipes/recipe.ts';

/** The call under way, by the name of its actor and what that was given. */
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
  if (fields['method'] === 'identifier_first') return 'name';
  if (fields['method'] === 'oidc') return 'provider';
  if (secret !== null) return 'code';
  // Another address of a flow that has mailed already is sent with `resend`, too: it mails.
  return 'resend' in fields ? 'resend' : 'send';
}

/** What somebody is about to send; `null` for what is no submission. */
export function toPosted(event: UserEvent): Posted | null {
  switch (event.type) {
    case 'password.submit':
      return event.secret === null ? 'name' : 'password';
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
