import { bugs } from './bugs.mjs';

/** Plants the bug with the number `SEEDED_BUG` in the sources as they are loaded. The files stay unchanged. @returns {import('vite').Plugin} */
export function plantBug() {
  const number = process.env['SEEDED_BUG'];
  const bug = number === undefined ? undefined : bugs[Number(number)];
  return {
    name: 'seeded-bug',
    enforce: 'pre',
    transform: (code, id) => (bug !== undefined && id.replaceAll('\\', '/').split('?')[0]?.endsWith(bug.file) ? plantIn(code, bug) : null),
  };
}

/** @param {string} code @param {import('./bugs.mjs').Bug} bug */
export function plantIn(code, { what, file, from, to }) {
  const times = code.split(from).length - 1;
  if (times !== 1) throw new Error(`The bug "${what}" is stale. Expected its text once in ${file}, found it ${times} times.`);
  return code.replace(from, () => to);
}
