import { toSchemaPage, withHeaders } from './admin/pagination.ts';
import { fromBase64 } from './bytes/base64.ts';
import { unknownResource } from './errors.ts';
import { type HttpReply, toErrorReply, toJsonReply } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import type { ServerState } from './server-state.ts';

/** `GET /schemas`: lists the identity schemas. */
export function listSchemas(server: ServerState, call: ApiCall): HttpReply {
  const page = toSchemaPage(call, server.config['identity.schemas']);
  return withHeaders(toJsonReply(page.items.map(({ id, schema }) => ({ id, schema }))), page.headers);
}

/** `GET /schemas/…`: returns the schema with this id, which may be in base64 as in `schema_url`. */
export function getSchema(server: ServerState, { path }: Pick<ApiCall, 'path'>): HttpReply {
  const segment = path.split('/').at(-1) ?? '';
  // `schema_url` has no padding.
  const bytes = segment.includes('=') ? null : fromBase64(segment);
  const ids = [segment, bytes === null ? '' : new TextDecoder().decode(bytes)];
  const found = server.config['identity.schemas'].find(({ id }) => ids.includes(id));
  return found === undefined
    ? toErrorReply(unknownResource(`Identity schema \`${segment}\` could not be found.`), server.release)
    : toJsonReply(found.schema);
}
