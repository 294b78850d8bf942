import type { KratosClient } from '@kratos-login/core';

/** Signs out and begins again, in the same language; resolves to `false` when that failed. */
export async function signOut(client: KratosClient): Promise<boolean> {
  const { kind } = await client.signOut(new AbortController().signal);
  if (kind !== 'noSession') return false;
  location.assign(toFreshPage(location.href));
  return true;
}

/** The URL of this page without its parameters. Always absolute, because a path such as `//evil.example/` alone would be read as the address of another host. */
export function toFreshPage(here: string): string {
  const url = new URL(here);
  const lang = url.searchParams.get('lang');
  url.search = '';
  url.hash = '';
  if (lang !== null) url.searchParams.set('lang', lang);
  return url.href;
}
