import { createHash } from 'node:crypto';
import { createEmulator } from '@kratos-login/emulator';
import { baseConfig } from '../base-config.ts';
import { startKratosProcess } from '../real-target.ts';
import { type ProbeAnswer, type ProbeGroup, type ProbeTarget, toGroupConfig } from './probe.ts';

/** Creates an emulator with the configuration of a group. */
export function createEmulatedTarget(group: ProbeGroup): ProbeTarget {
  const kratos = createEmulator({
    config: toGroupConfig({ ...baseConfig(), dev: true }, group),
    defaults: 'kratos',
    warn: () => undefined,
  });
  const toAnswer = ({ status, headers, body }: Awaited<ReturnType<typeof kratos.handle>>): ProbeAnswer => ({
    status,
    location: headers.get('location'),
    setCookie: headers.getSetCookie(),
    body,
  });
  return {
    ...toNames('http://127.0.0.1:4433'),
    send: async (method, url, headers, body = '') => toAnswer(await kratos.handle({ method, url, headers: new Headers(headers), body })),
    admin: async (method, url, body) =>
      toAnswer(
        await kratos.handleAdmin({ method, url, headers: new Headers({ 'content-type': 'application/json' }), body: JSON.stringify(body) }),
      ),
  };
}

/** Starts a real Kratos with the configuration of a group. */
export async function startRealTarget(command: string, group: ProbeGroup): Promise<ProbeTarget & { stop(): Promise<void> }> {
  const kratos = await startKratosProcess(command, group.changes);
  const send = async (url: string, init: RequestInit): Promise<ProbeAnswer> => {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return {
      status: response.status,
      location: response.headers.get('location'),
      setCookie: response.headers.getSetCookie(),
      body: await response.text(),
    };
  };
  return {
    ...toNames(kratos.publicUrl),
    send: (method, path, headers, body) => send(kratos.publicUrl + path, { method, headers, ...(body !== undefined && { body }) }),
    admin: (method, path, body) =>
      send(kratos.adminUrl + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    stop: kratos.stop,
  };
}

const toNames = (publicUrl: string): Pick<ProbeTarget, 'publicUrl' | 'csrfCookieName'> => ({
  publicUrl,
  csrfCookieName: `csrf_token_${createHash('sha256').update(`${publicUrl}/`).digest('hex')}`,
});
