/** FNV-1a as six letters and digits, which is enough for a few hundred journeys. */
export function toId(name: string): string {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}
