import type { KratosClient } from '@kratos-login/core';

/** Signs out and begins again; resolves to what to say when that failed. */
export async function signOut(client: KratosClient): Promise<string> {
  const { kind } = await client.signOut(new AbortController().signal);
  if (kind !== 'noSession') return 'You are still signed in. Please try again.';
  location.assign(location.pathname);
  return '';
}
