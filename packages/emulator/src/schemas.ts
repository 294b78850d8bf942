import { pageFromZero, withHeaders } from './admin/pages.ts';
import { fromBase64 } from './bytes/base64.ts';
import { unavailable } from './errors.ts';
import { json, type Reply, toErrorReply } from './http/reply.ts';
import type { Call } from './http/request.ts';
import type { World } from './world.ts';

/** `GET /schemas`. */
export function listSchemas(world: World, call: Call): Reply {
  const page = pageFromZero(call, world.config['identity.schemas']);
  return withHeaders(json(page.items.map(({ id, schema }) => ({ id, schema }))), page.headers);
}

/** `GET /schemas/…`: by id, or by its base64 as `schema_url` writes it. */
export function getSchema(world: World, { path }: Pick<Call, 'path'>): Reply {
  const segment = path.split('/').at(-1) ?? '';
  // Without padding, as in `schema_url`.
  const bytes = segment.includes('=') ? null : fromBase64(segment);
  const ids = [segment, bytes === null ? '' : new TextDecoder().decode(bytes)];
  const found = world.config['identity.schemas'].find(({ id }) => ids.includes(id));
  return found === undefined
    ? toErrorReply(unavailable(`Identity schema \`${segment}\` could not be found.`), world.release)
    : json(found.schema);
}
