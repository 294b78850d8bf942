import type { LoginInput } from '@kratos-login/core';

/** Returns the address that requests this login, with Kratos's parameters. `null` if an address cannot request it. */
export function toAddress(
  url: string,
  { aal, refresh, flowId, loginChallenge, returnTo, kratosUrl: _, ...more }: LoginInput,
): string | null {
  if (Object.keys(more).length > 0) return null;
  const query = {
    ...(aal && { aal }),
    ...(refresh && { refresh: 'true' }),
    ...(flowId && { flow: flowId }),
    ...(loginChallenge && { login_challenge: loginChallenge }),
    ...(returnTo && { return_to: returnTo }),
  };
  const text = new URLSearchParams(query).toString();
  return text === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${text}`;
}
