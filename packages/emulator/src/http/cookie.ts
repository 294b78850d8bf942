import type { Config } from '../config/config.ts';

interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Seconds. 0 deletes the cookie. */
  readonly maxAge?: number;
  /** Milliseconds since 1970. */
  readonly expires?: number;
  readonly path?: string;
  readonly domain?: string;
  readonly sameSite: string;
}

/** Formats a `Set-Cookie` line with the attributes in the order of Go's `http.Cookie`. `Secure` is absent with `--dev`. */
export function toCookie(config: Config, { name, value, maxAge, expires, path, domain, sameSite }: Cookie): string {
  const host = domain || config['cookies.domain'];
  return [
    `${name}=${value}`,
    `Path=${path || config['cookies.path']}`,
    ...(host === '' ? [] : [`Domain=${host}`]),
    ...(expires === undefined ? [] : [`Expires=${new Date(expires).toUTCString()}`]),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'HttpOnly',
    ...(config.dev ? [] : ['Secure']),
    `SameSite=${sameSite}`,
  ].join('; ');
}
