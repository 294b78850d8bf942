// Not a library: Go's format is nine lines.
const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

/** Parses a duration of Go (`1h30m`, `1.5s`, `1500ms`) to nanoseconds. Returns `null` for an invalid one. */
export function parseDuration(text: string): bigint | null {
  if (text === '0') return 0n;
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null;
  return parts.reduce((sum, [, amount, unit]) => sum + BigInt(Math.round(Number(amount) * (UNITS[unit ?? ''] ?? 0))), 0n);
}
