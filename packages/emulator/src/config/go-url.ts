/** The parts of a URL, as in Go's `url.URL`. */
export interface GoUrl {
  readonly scheme: string;
  /** The part after the scheme of a URL such as `mailto:ann@example.com`. */
  readonly opaque: string;
  readonly user: string;
  readonly host: string;
  readonly path: string;
  /** Query and fragment, including `?` and `#`. */
  readonly rest: string;
}

/** Splits a URL into its parts. */
export function parseGoUrl(url: string): GoUrl {
  const [, before = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):/i.exec(before) ?? [];
  const after = scheme === '' ? before : before.slice(scheme.length + 1);
  if (scheme !== '' && !after.startsWith('/')) return { scheme, opaque: after, user: '', host: '', path: '', rest };
  const isPath = scheme === '' && after.startsWith('///');
  const [, user = '', host = '', path = ''] = isPath ? [] : (/^\/\/(?:([^/]*)@)?([^/]*)(.*)$/s.exec(after) ?? []);
  const hasAuthority = !isPath && after.startsWith('//');
  return { scheme, opaque: '', user, host, path: hasAuthority ? path : after, rest };
}

/** Returns the error of Go's `url.Parse`, or `undefined` for a valid URL. */
export function findUrlProblem(url: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses URLs with control characters
  if (/[\0-\x1f\x7f]/.test(url)) return 'net/url: invalid control character in URL';
  const [before = ''] = url.split(/[?#]/, 1);
  if (before.startsWith(':')) return 'missing protocol scheme';
  const { scheme, opaque, host } = parseGoUrl(url);
  if (opaque !== '') return undefined;
  if (scheme === '' && /^[^/]*:/.test(before)) return 'first path segment in URL cannot contain colon';
  const fragment = /#.*$/s.exec(url)?.[0] ?? '';
  const broken = /%(?![0-9a-f]{2}).{0,2}/i.exec(before + fragment)?.[0];
  if (broken !== undefined) return `invalid URL escape ${JSON.stringify(broken)}`;
  return findHostProblem(host);
}

function findHostProblem(host: string): string | undefined {
  if (host.startsWith('[') && !host.includes(']')) return "missing ']' in host";
  const port = host.startsWith('[') ? host.slice(host.lastIndexOf(']') + 1) : (/:[^:]*$/.exec(host)?.[0] ?? '');
  if (!/^(:\d*)?$/.test(port)) return `invalid port ${JSON.stringify(port)} after host`;
  const wrong = /[ \\^`{|}]/.exec(host)?.[0];
  return wrong === undefined ? undefined : `invalid character ${JSON.stringify(wrong)} in host name`;
}

/** Whether Go's `url.ParseRequestURI` accepts a URL. It needs a scheme or a leading slash. */
export const isRequestUri = (url: string): boolean =>
  (url.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(url)) && findUrlProblem(url) === undefined;
