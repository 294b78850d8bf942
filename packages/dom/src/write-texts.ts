/** Writes texts into the elements for them, which an effect can focus by their names. */
export function writeAll(place: HTMLElement, texts: Readonly<Record<string, string | null | undefined>>): void {
  for (const [text, value] of Object.entries(texts))
    for (const each of place.querySelectorAll<HTMLElement>(`[data-text="${text}"]`)) {
      each.dataset['focus'] = text;
      write(each, value ?? '');
      if (text === 'notice') each.hidden = !value;
    }
}

/** Writes the text of a button or link. If it has an element for the text, its icon stays. */
export const writeName = (element: HTMLElement, name: string): void =>
  write(element.querySelector<HTMLElement>('[data-text="label"]') ?? element, name);

/** Writes changed text only, because a live region announces each write. */
export function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
