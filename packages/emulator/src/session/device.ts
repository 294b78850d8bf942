import type { ApiCall } from '../http/request.ts';
import type { SessionDevice } from './session.ts';

/** Returns the device of a request. Headers of a proxy override its address. Source: oryx/httpx/client_info.go. */
export const toSessionDevice = ({ headers, peer }: ApiCall, id: string): SessionDevice => ({
  id,
  ipAddress:
    headers.get('true-client-ip') || headers.get('cf-connecting-ip') || headers.get('x-real-ip') || readForwardedFor(headers) || peer,
  userAgent: headers.get('user-agent') || null,
});

const readForwardedFor = (headers: Headers): string =>
  (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((address) => address.trim())
    .findLast((address) => !/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i.test(address)) ?? '';
