import { compile } from 'svelte/compiler';

/** Compiles the components of Svelte. @returns {import('vite').Plugin} */
export function compileSvelte() {
  return {
    name: 'compile-svelte',
    transform: (code, id) => (id.endsWith('.svelte') ? compile(code, { filename: id, generate: 'client' }).js : null),
  };
}
