import { fromBase64 } from './bytes/base64.ts';
import { unavailable } from './errors.ts';
import { json, type Reply, toErrorReply } from './http/reply.ts';
import type { Call } from './http/request.ts';
import type { World } from './world.ts';

/** `GET /schemas`. */
export const listSchemas = (world: World): Reply => json(world.config['identity.schemas'].map(({ id, schema }) => ({ id, schema })));

/** `GET /schemas/…`: by id, or by its base64 as `schema_url` writes it. */
export function getSchema(world: World, { path }: Pick<Call, 'path'>): Reply {
  const segment = path.split('/').at(-1) ?? '';
  const bytes = fromBase64(segment);
  const ids = [segment, bytes === null ? '' : new TextDecoder().decode(bytes)];
  const found = world.config['identity.schemas'].find(({ id }) => ids.includes(id));
  return found === undefined
    ? toErrorReply(unavailable(`Identity schema \`${segment}\` could not be found.`), world.release)
    : json(found.schema);
}
