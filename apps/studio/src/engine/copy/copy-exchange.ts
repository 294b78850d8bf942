import type { Exchange } from '../studio.ts';

/** Writes one exchange as a command, as code, or as a fault for a test. Secrets are placeholders. */
export function copyExchange(exchange: Exchange, language: 'curl' | 'fetch' | 'test', kratosUrl: string): string {
  const { method, path } = exchange;
  const url = kratosUrl.replace(/\/+$/, '') + toPlaceholders(path);
  const body = exchange.requestBody === null ? null : toBody(exchange.requestBody);
  if (language === 'test') return toFault(exchange);
  if (language === 'curl')
    return [
      'curl -b cookies.txt -c cookies.txt',
      `-H 'Accept: application/json'`,
      ...(body === null ? [] : [`-H 'Content-Type: application/json'`, `-d "${body.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`]),
      `"${url}"`,
    ].join(' \\\n  ');
  const placeholders = (text: string): string => text.replace(/"\$(\w+)"/g, (_, name: string) => toVariable(name));
  return [
    `const response = await fetch(\`${url.replace(/\$(\w+)/g, (_, name: string) => `\${${toVariable(name)}}`)}\`, {`,
    ...(body === null
      ? [`  headers: { Accept: 'application/json' },`]
      : [
          `  method: '${method}',`,
          `  headers: { Accept: 'application/json', 'Content-Type': 'application/json' },`,
          `  body: JSON.stringify(${placeholders(body)}),`,
        ]),
    `  credentials: 'include',`,
    '})',
  ].join('\n');
}

const placeholders: Readonly<Record<string, string>> = {
  identifier: '$EMAIL',
  password: '$PASSWORD',
  totp_code: '$CODE',
  lookup_secret: '$BACKUP_CODE',
  csrf_token: '$CSRF_TOKEN',
};

const toPlaceholders = (path: string): string =>
  path
    .replace(/\b(flow|id)=[^&]*/g, '$1=$FLOW')
    .replace(/\btoken=[^&]*/g, 'token=$LOGOUT_TOKEN')
    .replace(/\breturn_to=[^&]*/g, 'return_to=$RETURN_TO');

const toBody = (body: unknown): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body as object).map(([key, value]) => [key, placeholders[key] ?? value])));

const toVariable = (name: string): string => name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function toFault({ method, path, status, responseBody, meaning }: Exchange): string {
  const fault = readFault(status, responseBody);
  return [
    `import { createEmulator } from '@kratos-login/emulator'`,
    '',
    `// ${meaning}`,
    `const kratos = createEmulator({ identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }] })`,
    fault === null
      ? '// The emulator replies like this by itself: pass kratos.fetch to the page, and do the same there.'
      : `kratos.faults.add(${JSON.stringify({ route: toRoute(method, path), ...fault }, null, 2)})`,
  ].join('\n');
}

/** Returns a fault with the same meaning, or `null` for a form, a session or a redirect, which the emulator sends without one. */
function readFault(status: number | null, body: unknown): object | null {
  if (status === null || status === 0) return { drop: true };
  if (typeof body === 'string') return { status, headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' };
  const headers = status === 429 || status === 503 ? { headers: { 'Retry-After': '10' } } : {};
  if (body === null) return { status, ...headers };
  return status === 422 || !('error' in (body as object)) ? null : { status, ...headers, body };
}

function toRoute(method: string, path: string): string {
  if (path.startsWith('/self-service/login/browser')) return 'create';
  if (path.startsWith('/self-service/login/flows')) return 'get';
  if (path.startsWith('/self-service/login') && method === 'POST') return 'submit';
  if (path.startsWith('/sessions/whoami')) return 'whoami';
  return path.startsWith('/self-service/logout') ? 'logout' : 'any';
}
