/** Lines that a developer can paste. */
export interface Snippet {
  /** Where the lines belong, such as `kratos.yml`. */
  readonly label: string;
  /** The language of the lines, for highlighting. */
  readonly language: 'yaml' | 'nginx' | 'js' | 'sh';
  /** The lines, without a line break at the end. */
  readonly code: string;
}

const kratosYml = (code: string): Snippet => ({ label: 'kratos.yml', language: 'yaml', code });

/**
 * Returns the lines of `kratos.yml` that let a page at this origin read the responses of Kratos, and send cookies and JSON.
 *
 * Source: `serve.public.cors` in `embedx/config.schema.json` of ory/kratos.
 */
export const toCorsConfig = (origin: string): Snippet =>
  kratosYml(`serve:
  public:
    cors:
      enabled: true
      allowed_origins:
        - ${origin}
      allowed_headers: [Authorization, Content-Type, X-Session-Token]
      exposed_headers: [Content-Type, Retry-After]
      allow_credentials: true`);

/** `serve.public.base_url`, for the address that browsers use. */
export const toBaseUrlConfig = (kratosUrl: string): Snippet =>
  kratosYml(`serve:
  public:
    base_url: ${kratosUrl}/`);

/** One of `selfservice.methods`. */
export const toMethodConfig = (method: 'password' | 'totp'): Snippet =>
  kratosYml(`selfservice:
  methods:
    ${method}:
      enabled: true`);

/** An entry of `selfservice.allowed_return_urls`. */
export const toReturnUrlConfig = (entry: string): Snippet =>
  kratosYml(`selfservice:
  allowed_return_urls:
    - ${entry}`);

/** Settings of `cookies`. */
export const toCookieConfig = (settings: Readonly<Record<string, string>>): Snippet =>
  kratosYml(['cookies:', ...Object.entries(settings).map(([key, value]) => `  ${key}: ${value}`)].join('\n'));

/** The address of Kratos, for the login of the page. */
export const toLoginCode = (kratosUrl: string): Snippet => ({
  label: 'your page',
  language: 'js',
  code: `const login = createLogin({ kratosUrl: ${JSON.stringify(kratosUrl)} })`,
});

/** A location of nginx that passes requests on to Kratos, with these lines added. */
export function toProxyConfig(kratosUrl: string, more: readonly string[] = []): Snippet {
  const { pathname } = new URL(kratosUrl);
  // With the slash at the end nginx removes the prefix. Beside a pattern it accepts no slash.
  const [location, slash] = pathname === '/' ? ['~ ^/(self-service|sessions)/', ''] : [`${pathname}/`, '/'];
  const lines = [`proxy_pass http://127.0.0.1:4433${slash}; # the public API of Kratos`, ...more];
  return { label: 'nginx', language: 'nginx', code: [`location ${location} {`, ...lines.map((line) => `  ${line}`), '}'].join('\n') };
}

/** A command that shows the response to a request for JSON. */
export const toCurl = (url: string): Snippet => toCommand(`curl -i -H 'Accept: application/json' '${url.replaceAll("'", '%27')}'`);

/** A command for a terminal. */
export const toCommand = (code: string): Snippet => ({ label: 'terminal', language: 'sh', code });
