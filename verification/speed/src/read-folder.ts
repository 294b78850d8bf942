import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file as the server sends it. */
export interface ServedFile {
  readonly type: string;
  /** The whole file after gzip. */
  readonly body: Buffer;
  readonly cacheControl: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads a build into memory, by URL path. All pages are compressed in the same way, and their files with a hash in the name are cached, as hosts
 * configure it. An `index.html` is also served at its folder.
 */
export function readFolder(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    const type = types[extname(file)] ?? 'application/octet-stream';
    const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const served = { type, body: gzipSync(readFileSync(file), { level: 9 }), cacheControl };
    files.set(path, served);
    if (entry.name === 'index.html') files.set(path.slice(0, -'index.html'.length), served);
  }
  return files;
}
