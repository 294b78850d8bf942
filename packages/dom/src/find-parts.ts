/** The parts of the host's markup, one of which is shown. */
export interface Parts {
  /** The part that is in the document before the script runs. */
  readonly open: HTMLElement;
  /** Returns the part with a name. It is the current part, if it is for this name. */
  toPart(name: string, atHand: HTMLElement): HTMLElement;
  /** Restores the parts that were in the document, in place of the current part. */
  restore(atHand: HTMLElement): void;
}

/** Finds the parts with these names, and takes all but one out of the document. `missing` throws an error that names a missing part. */
export function findParts(
  root: HTMLElement,
  parts: readonly HTMLElement[],
  required: readonly string[],
  missing: (what: string) => never,
): Parts {
  const findPart = (name: string): HTMLElement => parts.find((part) => serves(part, name)) ?? missing(`data-part="${name}"`);
  for (const name of required) findPart(name);
  const inDocument = parts.filter((part) => !isTemplate(part));
  const open =
    inDocument.find((part) => serves(part, required[0] ?? '')) ?? inDocument[0] ?? missing('a data-part outside of any <template>');
  const others = inDocument.filter((part) => part !== open);
  for (const part of others) part.remove();
  let shown = '';

  return {
    open,
    toPart(name, atHand) {
      if (name === shown) return atHand;
      shown = name;
      const part = serves(open, name) ? open : findPart(name);
      if (!isTemplate(part)) return part;
      const first = part.content.firstElementChild ?? missing(`one element in the template for "${name}"`);
      return first.cloneNode(true) as HTMLElement;
    },
    restore(atHand) {
      if (!root.contains(atHand)) return; // the host has replaced the markup
      atHand.replaceWith(open);
      open.after(...others);
    },
  };
}

/** Whether a part is for this name. */
export const serves = (part: HTMLElement, name: string): boolean => ` ${part.dataset['part']} `.includes(` ${name} `);

/** Whether a part is a `<template>`. */
export const isTemplate = (part: HTMLElement): part is HTMLTemplateElement => part.localName === 'template';
