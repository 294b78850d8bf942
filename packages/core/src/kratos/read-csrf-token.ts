import { toList, toObject, toTextOrNull } from './json.ts';

/** The CSRF token of the flow in a body, `null` when there is none. It stays in the port: no flow outside it carries one. */
export function readCsrfToken(text: string): string | null {
  try {
    const nodes = toList(toObject(toObject(JSON.parse(text))['ui'])['nodes']).map((node) => toObject(toObject(node)['attributes']));
    return toTextOrNull(nodes.find(({ name }) => name === 'csrf_token')?.['value']);
  } catch {
    return null;
  }
}
