import type { Aal, KratosCall } from '@kratos-login/core/read-outcome';
import type { SettingsCall } from '@kratos-login/core/second-factor';
import type { GuideStepId } from './studio.ts';

/** Which request of the login or of the settings this is. */
export type Call =
  | { readonly of: 'login'; readonly call: KratosCall }
  | { readonly of: 'settings'; readonly call: SettingsCall }
  | { readonly of: 'other' };

/** Finds the call of a request by its path below Kratos's base URL. `aal` is the level of the form that was opened last. */
export function findCall(method: string, url: string, kratosUrl: string, aal: Aal): Call {
  const { pathname, searchParams } = new URL(url.slice(kratosUrl.replace(/\/+$/, '').length) || '/', 'http://localhost');
  const login = (call: KratosCall): Call => ({ of: 'login', call });
  const of = `${method} ${pathname}`;
  if (of === 'GET /self-service/login/browser')
    return login({
      name: 'create',
      aal: searchParams.get('aal') === 'aal2' ? 'aal2' : 'aal1',
      hasLoginChallenge: searchParams.has('login_challenge'),
    });
  if (of === 'GET /self-service/login/flows') return login({ name: 'get' });
  if (of === 'POST /self-service/login') return login({ name: 'submit', kratosUrl: kratosUrl.replace(/\/+$/, ''), aal, action: '' });
  if (of === 'GET /sessions/whoami') return login({ name: 'whoami' });
  if (of === 'GET /self-service/logout/browser') return login({ name: 'signOut', part: 'begin' });
  if (of === 'GET /self-service/logout') return login({ name: 'signOut', part: 'end' });
  if (of === 'GET /self-service/settings/browser') return { of: 'settings', call: 'create' };
  if (of === 'GET /self-service/settings/flows') return { of: 'settings', call: 'get' };
  return of === 'POST /self-service/settings' ? { of: 'settings', call: 'submit' } : { of: 'other' };
}

/** Finds the step of the guide that a request is. */
export function findGuideStep(called: Call, method: unknown): GuideStepId | null {
  if (called.of === 'settings') return called.call === 'submit' && method === 'totp' ? 'pair' : null;
  if (called.of === 'other') return null;
  const { call } = called;
  if (call.name === 'create') return call.aal === 'aal2' ? 'open-second-flow' : 'open-flow';
  if (call.name === 'submit') return method === 'password' ? 'send-password' : method === 'totp' ? 'send-code' : null;
  return call.name === 'whoami' ? 'read-session' : null;
}
