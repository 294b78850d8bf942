import { badRequest, notEmulated } from '../errors.ts';
import { goQuote } from '../go-quote.ts';
import { type HttpReply, type KratosError, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import type { ServerState } from '../server-state.ts';
import { toAdminJson } from './admin-identity-json.ts';
import { findIdentitiesByIdentifier, findIncludedCredentialError, isKratosError } from './identities.ts';
import { type ListPage, toLegacyPage, toNumberProblem, toPageByToken, withHeaders } from './pagination.ts';
import { toUuid } from './uuid.ts';

const FIRST_TOKEN = '00000000-0000-0000-0000-000000000000';

/** `GET /admin/identities`, sorted by id. Source: identity/handler.go. */
export function listIdentities(server: ServerState, call: ApiCall): HttpReply {
  const refused = refuseFilters(call.query);
  if (refused !== null) return toErrorReply(refused, server.release);
  const identifier = call.query.get('credentials_identifier') ?? '';
  const ids = call.query.getAll('ids').map((id) => toUuid(id) ?? '');
  const found = identifier === '' ? [...server.identities.values()] : findIdentitiesByIdentifier(server, identifier);
  const wanted = found.filter(({ id }) => ids.length === 0 || ids.includes(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const page = toPage(call, wanted, identifier === '' ? server.identities.size : wanted.length);
  if (isKratosError(page)) return toErrorReply(page, server.release);
  const showsCredentials = identifier !== '';
  return withHeaders(toJsonReply(page.items.map((identity) => toAdminJson(server, identity, { showsCredentials }))), page.headers);
}

function refuseFilters(query: URLSearchParams): KratosError | null {
  const ids = query.getAll('ids');
  const invalid = ids.find((id) => toUuid(id) === null);
  if (invalid !== undefined) return badRequest(`Invalid UUID value \`${invalid}\` for parameter \`ids\`.`);
  if (ids.length > 500) return badRequest('The number of ids to filter must not exceed 500.');
  const organization = query.get('organization_id') ?? '';
  if (organization !== '' && toUuid(organization) === null)
    return badRequest(`Invalid UUID value \`${organization}\` for parameter \`organization_id\`.`);
  const similar = query.get('preview_credentials_identifier_similar') ?? '';
  const types = query.getAll('include_credential');
  const credentials = findIncludedCredentialError(types, (type) => type);
  if (credentials?.error.code === 400) return credentials;
  const filters = [ids.length > 0, organization !== '', (query.get('credentials_identifier') ?? '') !== '', similar !== ''];
  if (filters.filter(Boolean).length > 1) return badRequest('You cannot combine multiple filters in this API');
  if (similar !== '')
    return notEmulated('The emulator does not search for similar identifiers. Use credentials_identifier with the whole identifier.');
  if (organization !== '') return notEmulated('The emulator does not support organizations. Omit organization_id.');
  return credentials;
}

function toPage(call: ApiCall, identities: readonly Identity[], total: number): ListPage<Identity> | KratosError {
  const { query } = call;
  const isByToken = query.has('page_token') || query.has('page_size');
  if (!isByToken && query.has('page')) return toLegacyPage(call, identities, total);
  const named = new URLSearchParams(query);
  if (!isByToken && query.has('per_page')) {
    named.set('page_size', query.get('per_page') ?? '');
    named.delete('per_page');
  }
  const token = named.get('page_token') ?? '';
  const broken = /%(?![0-9a-f]{2}).{0,2}/i.exec(token)?.[0];
  if (broken !== undefined) return badRequest(`invalid URL escape ${goQuote(broken)}`);
  const size = named.get('page_size') ?? '';
  const problem = size === '' ? null : toNumberProblem(size);
  if (problem !== null) return badRequest(problem);
  const page = toPageByToken({ ...call, query: named }, identities, {
    defaultSize: 250,
    maxSize: 500,
    first: FIRST_TOKEN,
    toToken: ({ id }) => id,
    after: (given) => (toUuid(given) === null ? null : ({ id }) => id > (toUuid(given) ?? '')),
  });
  // With `ids`, the first page contains all of them.
  return isKratosError(page) || token !== '' || !query.has('ids') ? page : { ...page, items: identities };
}
