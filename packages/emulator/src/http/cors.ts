import type { Config } from '../config/config.ts';
import type { HttpReply } from './reply.ts';
import type { ApiCall } from './request.ts';

/** Answers a CORS preflight. Returns `null` for another request, or when CORS is disabled. */
export function answerPreflight(config: Config, { method, headers }: ApiCall): HttpReply | null {
  const asked = headers.get('access-control-request-method');
  if (!config['serve.public.cors.enabled'] || method !== 'OPTIONS' || asked === null) return null;
  const origin = headers.get('origin') ?? '';
  const asking = headers.get('access-control-request-headers') ?? '';
  const wanted = asking === '' ? [] : asking.split(',').map((name) => name.trim());
  const vary = { vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' };
  if (
    !isAllowedOrigin(config, origin) ||
    !isAllowedMethod(config, asked) ||
    !isSorted(wanted) ||
    !wanted.every((name) => isAllowedHeader(config, name))
  )
    return { status: 204, headers: vary, body: '' };
  const maxAge = config['serve.public.cors.max_age'];
  return {
    status: 204,
    headers: {
      ...vary,
      'access-control-allow-origin': toAllowedOrigin(config, origin),
      'access-control-allow-methods': asked,
      ...(wanted.length > 0 && { 'access-control-allow-headers': asking }),
      ...toCredentials(config),
      ...(maxAge > 0 && { 'access-control-max-age': String(maxAge) }),
    },
    body: '',
  };
}

/** Returns the CORS headers of a response, none for an origin that is not allowed. */
export function toCorsHeaders(config: Config, { method, headers }: ApiCall): Readonly<Record<string, string>> {
  const origin = headers.get('origin') ?? '';
  if (!config['serve.public.cors.enabled'] || !isAllowedOrigin(config, origin) || !isAllowedMethod(config, method)) return {};
  const exposed = config['serve.public.cors.exposed_headers'];
  return {
    'access-control-allow-origin': toAllowedOrigin(config, origin),
    ...(exposed.length > 0 && { 'access-control-expose-headers': exposed.map(toCanonical).join(', ') }),
    ...toCredentials(config),
  };
}

const toAllowedOrigin = (config: Config, origin: string): string =>
  config['serve.public.cors.allowed_origins'].includes('*') ? '*' : origin;

// Browsers send the names sorted and in lower case. The CORS library of Kratos refuses others.
const isSorted = (names: readonly string[]): boolean =>
  names.every((name, i) => name === name.toLowerCase() && (i === 0 || (names[i - 1] ?? '') < name));

const toCredentials = (config: Config): Readonly<Record<string, string>> =>
  config['serve.public.cors.allow_credentials'] ? { 'access-control-allow-credentials': 'true' } : {};

function isAllowedOrigin(config: Config, origin: string): boolean {
  if (origin === '') return false;
  return config['serve.public.cors.allowed_origins'].some((allowed) => {
    const [before = '', after] = allowed.toLowerCase().split('*');
    const given = origin.toLowerCase();
    if (after === undefined) return given === before;
    return given.length >= before.length + after.length && given.startsWith(before) && given.endsWith(after);
  });
}

const isAllowedMethod = (config: Config, method: string): boolean =>
  method === 'OPTIONS' || config['serve.public.cors.allowed_methods'].includes(method);

const isAllowedHeader = (config: Config, name: string): boolean =>
  name.toLowerCase() === 'origin' ||
  config['serve.public.cors.allowed_headers'].some((allowed) => allowed === '*' || allowed.toLowerCase() === name.toLowerCase());

const toCanonical = (name: string): string => name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
