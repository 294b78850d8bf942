/** Text that is already HTML. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Part[];

/** Creates a piece of a page. Inserted values are escaped, unless they are pieces. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.reduce((page, string, index) => page + write(parts[index - 1] ?? '') + string),
});

function write(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return toText(String(part));
  return 'html' in part ? part.html : part.map(write).join('');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const toText = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
