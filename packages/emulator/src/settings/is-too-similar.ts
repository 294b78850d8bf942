/** Whether a password resembles an identifier: under 5 edits apart, or half in common. Source: selfservice/strategy/password/validator.go. */
export function isTooSimilar(identifier: string, password: string): boolean {
  const [a, b] = [identifier.toLowerCase(), password.toLowerCase()];
  return a !== '' && (countEdits(a, b) < 5 || findCommonLength(a, b) / b.length > 0.5);
}

/** Returns the Levenshtein distance. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Returns the length of the longest common substring. */
function findCommonLength(a: string, b: string): number {
  let longest = 0;
  let row: readonly number[] = [];
  for (const character of a) {
    row = Array.from(b, (other, j) => (other === character ? (row[j - 1] ?? 0) + 1 : 0));
    longest = Math.max(longest, ...row);
  }
  return longest;
}
