import { parseObject, toList, toObject, toTextOrNull } from './json.ts';

/** Returns the CSRF token of the flow in a body, or `null`. The token stays in the client, and a `LoginFlow` has none. */
export function readCsrfToken(text: string): string | null {
  const { ui } = parseObject(text);
  const inputs = toList(toObject(ui)['nodes']).map((node) => toObject(toObject(node)['attributes']));
  return toTextOrNull(inputs.find(({ name }) => name === 'csrf_token')?.['value']);
}
