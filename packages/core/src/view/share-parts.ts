/** Reuses unchanged objects, so that a framework that compares by reference does not update the field and keeps its input. */
export function shareParts<View extends object>(next: View, before: object | null): View {
  const old: readonly unknown[] = Object.values({ ...before }).flat();
  const find = (part: unknown): unknown => old.find((each) => JSON.stringify(each) === JSON.stringify(part)) ?? part;
  return Object.fromEntries(Object.entries(next).map(([key, part]) => [key, Array.isArray(part) ? part.map(find) : part])) as View;
}
