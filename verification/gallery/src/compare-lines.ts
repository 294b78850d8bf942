/** Returns the first difference of two texts, with both lines. `null` if they are equal. */
export function compareLines(names: readonly [string, string], one: string, other: string): string | null {
  const [left, right] = [one.split('\n'), other.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at === -1 && left.length < right.length ? left.length : at;
  if (line === -1) return null;
  const show = (lines: readonly string[]): string => JSON.stringify(lines[line] ?? 'the end');
  return `line ${line + 1} differs: ${names[0]} has ${show(left)}, ${names[1]} has ${show(right)}`;
}
