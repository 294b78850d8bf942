import { badRequest, notEmulated } from '../errors.ts';
import { type HttpReply, type KratosError, toErrorFields, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { isJsonObject, type JsonObject, type JsonValue, readPath } from '../json.ts';
import type { ServerState } from '../server-state.ts';
import { createIdentityFromBody, isKratosError, readAdminBody } from './identities.ts';
import { batchBody, isState, toIdentityInput, toStringOrEmpty } from './identity-body.ts';

const MOST = 1000;
const MOST_WITH_PASSWORD = 200;

/** `PATCH /admin/identities`: creates several identities at once, and reports each that cannot be created. Source: identity/handler.go. */
export function batchIdentities(server: ServerState, call: ApiCall): HttpReply {
  const body = readAdminBody(call, batchBody, { refusesUnknown: true });
  // For an undecodable body Kratos's status is 400, and the code in its error 500.
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

/** The reasons to refuse the whole batch. */
function refuseBatch(server: ServerState, patches: readonly JsonValue[]): KratosError | null {
  if (patches.length > MOST)
    return badRequest(`The maximum number of identities per request that can be created or deleted at once is ${MOST}.`);
  if (patches.some((patch) => patch === null)) return notEmulated('Kratos drops the connection for a null in "identities". Omit it.');
  const bodies = patches.map((patch) => readPath(patch, ['create'])).filter(isJsonObject);
  for (const body of bodies) {
    const refused = refuseBody(server, body);
    if (refused !== null) return refused;
  }
  if (
    bodies.filter((body) => toStringOrEmpty(readPath(body, ['credentials', 'password', 'config', 'password'])) !== '').length >
    MOST_WITH_PASSWORD
  )
    return badRequest(
      `The maximum number of identities per request that can be created with a plaintext password is ${MOST_WITH_PASSWORD}.`,
    );
  return null;
}

function refuseBody(server: ServerState, body: JsonObject): KratosError | null {
  const state = toStringOrEmpty(body['state']);
  if (state !== '' && !isState(state)) return badRequest('identity state is not valid');
  const input = toIdentityInput(server, body);
  return isKratosError(input) ? input : null;
}
