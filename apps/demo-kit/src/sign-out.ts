import type { KratosClient } from '@kratos-login/core';

/** Signs out and begins again, in the same language; resolves to `false` when that failed. */
export async function signOut(client: KratosClient): Promise<boolean> {
  const { kind } = await client.signOut(new AbortController().signal);
  if (kind !== 'noSession') return false;
  const lang = new URL(location.href).searchParams.get('lang');
  location.assign(`${location.pathname}${lang === null ? '' : `?lang=${encodeURIComponent(lang)}`}`);
  return true;
}
