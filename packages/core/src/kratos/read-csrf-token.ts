import { parseObject, toList, toObject, toTextOrNull } from './json.ts';

/** The CSRF token of the flow in a body, `null` when there is none. It stays in the port: no flow outside it carries one. */
export function readCsrfToken(text: string): string | null {
  const { ui } = parseObject(text);
  const inputs = toList(toObject(ui)['nodes']).map((node) => toObject(toObject(node)['attributes']));
  return toTextOrNull(inputs.find(({ name }) => name === 'csrf_token')?.['value']);
}
