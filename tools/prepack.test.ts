import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';

const npm = { ...process.env, npm_config_user_agent: 'npm/11.0.0 node/v24.0.0 linux x64' };

test.each(globSync('packages/*'))(
  '%s can only be packed by pnpm, because npm would publish versions and paths of this workspace',
  (home) => {
    const { status, stderr } = spawnSync(process.execPath, ['../../tools/prepack.mjs'], { cwd: home, encoding: 'utf8', env: npm });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/can only be packed and published by pnpm.*\n {2}node tools\/run\.mjs pnpm --dir packages\/[\w-]+ pack /),
    ]);
  },
);

test.each(globSync('packages/*/package.json'))('%s is built and checked before it is packed', async (path) => {
  const { default: manifest } = await import(`../${path}`, { with: { type: 'json' } });
  expect(manifest.scripts.prepack).toBe('node ../../tools/prepack.mjs');
});
