/** Builds both demos into their folders `dist`: `pnpm --filter demo-kit build`. */
import { buildDemo } from './serve-demo.ts';

for (const name of ['react-demo', 'vanilla-demo'] as const) await buildDemo(name);
