/** Bundlers replace this by the mode of the build. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Attributes that any element may have. */
const common = /^(id|class|style|dir|hidden|title|role|slot|part|inert|tabindex|nonce|is|(data|aria|on|js|v|x)[-:]?.*)$/;

/** Logs mistakes in the markup of an element with a finished page, in development builds only. A bundler removes all of it from a production build. */
export function warnAboutMarkup(element: Element): void {
  try {
    if (process.env.NODE_ENV === 'development') for (const text of findMistakes(element)) console.error(`<${element.localName}>: ${text}`);
  } catch {} // no bundler: `process` is not defined
}

function findMistakes(element: Element): readonly string[] {
  if (!customElements.get(element.localName)) return [`it is not defined. Import '@kratos-login/dom/${element.localName}'.`];
  const { observedAttributes } = element.constructor as typeof Element & { readonly observedAttributes: readonly string[] };
  const attributes = ['lang', ...observedAttributes];
  const templates = ['header', 'footer', ...(element.localName === 'kratos-login' ? ['field', 'button'] : [])];
  const unknown = element.getAttributeNames().filter((name) => !attributes.includes(name) && !common.test(name));
  const slots = [...element.querySelectorAll(':scope > template')].map(({ slot }) => slot).filter((slot) => !templates.includes(slot));
  return [
    ...unknown.map((name) => `unknown attribute "${name}". Expected one of ${attributes.join(', ')}.`),
    ...slots.map((slot) => `unknown slot "${slot}" of a <template>. Expected one of ${templates.join(', ')}.`),
  ];
}
