/** Writes a page that shows pictures by state. Those that differ between the demos come first. */
export function toContactSheet(files: readonly string[]): string {
  const states = [...new Set(files.map((file) => file.split('.')[0] ?? ''))];
  const differs = (state: string): boolean => files.some((file) => file.startsWith(`${state}.`) && file.endsWith('.difference.png'));
  const sections = [...states.filter(differs), ...states.filter((state) => !differs(state))].map((state) => {
    const pictures = files.filter((file) => file.startsWith(`${state}.`)).sort();
    const figures = pictures.map(
      (file) => `<figure><img src="${file}" loading="lazy" alt=""><figcaption>${file.slice(state.length + 1, -4)}</figcaption></figure>`,
    );
    return `<h2>${state}</h2>\n<div>${figures.join('\n')}</div>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Gallery</title>
<style>
  body { font: 14px system-ui; margin: 24px }
  div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start }
  figure { margin: 0 }
  img { max-height: 360px; border: 1px solid #ccc }
</style>
${sections.join('\n')}
`;
}
