import { badRequest, notEmulated } from '../errors.ts';
import { type HttpReply, type KratosError, toErrorFields, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { isJsonObject, type JsonObject, type JsonValue, readPath } from '../json.ts';
import type { ServerState } from '../server-state.ts';
import { createIdentityFromBody, isKratosError, readAdminBody } from './identities.ts';
import { batchBodyType, isIdentityState, toIdentityInput, toStringOrEmpty } from './identity-body.ts';

const MAX_IDENTITIES = 1000;
const MAX_PASSWORDS = 200;

/** `PATCH /admin/identities`: creates several identities and reports an error for each other one. Source: identity/handler.go. */
export function batchPatchIdentities(server: ServerState, call: ApiCall): HttpReply {
  const body = readAdminBody(call, batchBodyType, { refusesUnknown: true });
  // For an undecodable body, the status of Kratos is 400 and the code in the error is 500.
  if (isKratosError(body)) return toErrorReply({ ...body, status: 400, error: { ...body.error, code: 500 } }, server.release);
  const patches = Array.isArray(body['identities']) ? body['identities'] : [];
  const refused = refuseBatch(server, patches);
  if (refused !== null) return toErrorReply(refused, server.release);
  const results = patches.map((patch) => create(server, patch));
  const isConflict =
    results.length > 0 && results.every((each) => each === null || each.isConflict) && results.some((each) => each !== null);
  if (isConflict) {
    const message = 'Unable to insert or update resource because a resource with that value exists already';
    return toErrorReply({ kind: 'error', error: { code: 409, message } }, server.release);
  }
  return toJsonReply({ identities: results.map((each) => each?.result ?? null) });
}

interface Result {
  readonly result: Readonly<Record<string, unknown>>;
  readonly isConflict: boolean;
}

function create(server: ServerState, patch: JsonValue): Result | null {
  const body = readPath(patch, ['create']);
  if (!isJsonObject(body)) return null;
  const patchId = readPath(patch, ['patch_id']);
  const name = typeof patchId === 'string' ? { patch_id: patchId } : {};
  const created = createIdentityFromBody(server, body);
  if (!isKratosError(created)) return { result: { action: 'create', identity: created.identity.id, ...name }, isConflict: false };
  return { result: { action: 'error', ...name, error: toErrorFields(created.error) }, isConflict: created.error.code === 409 };
}

/** Returns an error that refuses the whole batch, or `null`. */
function refuseBatch(server: ServerState, patches: readonly JsonValue[]): KratosError | null {
  if (patches.length > MAX_IDENTITIES)
    return badRequest(`The maximum number of identities per request that can be created or deleted at once is ${MAX_IDENTITIES}.`);
  if (patches.some((patch) => patch === null)) return notEmulated('Kratos drops the connection for a null in "identities". Omit it.');
  const bodies = patches.map((patch) => readPath(patch, ['create'])).filter(isJsonObject);
  for (const body of bodies) {
    const refused = refuseBody(server, body);
    if (refused !== null) return refused;
  }
  if (
    bodies.filter((body) => toStringOrEmpty(readPath(body, ['credentials', 'password', 'config', 'password'])) !== '').length >
    MAX_PASSWORDS
  )
    return badRequest(`The maximum number of identities per request that can be created with a plaintext password is ${MAX_PASSWORDS}.`);
  return null;
}

function refuseBody(server: ServerState, body: JsonObject): KratosError | null {
  const state = toStringOrEmpty(body['state']);
  if (state !== '' && !isIdentityState(state)) return badRequest('identity state is not valid');
  const input = toIdentityInput(server, body);
  return isKratosError(input) ? input : null;
}
