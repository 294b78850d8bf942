import { randomUuid } from '../bytes/random.ts';
import { resolveReturnTo, toPublicUrl, withFlowId } from '../config/urls.ts';
import { createFormToken } from '../csrf.ts';
import { aal1Required, alreadySignedIn, badRequest } from '../errors.ts';
import { acceptsJson } from '../http/negotiate.ts';
import { type HttpReply, type KratosError, toJsonReply, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import { toAssuranceLevel } from '../session/session.ts';
import { findSignedInUser, type SignedInUser } from '../session/session-cookie.ts';
import { completeSecondFactor, confirmItIsYou } from '../ui/message.ts';
import { withCsrfToken } from '../ui/node.ts';
import { loginNodeOrder, sortNodes } from '../ui/sort-nodes.ts';
import { answerCodeSent, showCodeForm } from './answer-code-sent.ts';
import { type StoredLoginFlow, toLoginFlowJson } from './login-flow.ts';
import type { LoginFormContext } from './login-method.ts';
import { enabledMethods } from './methods/all-methods.ts';
import { mailLoginCode } from './methods/code.ts';
import { answerSkippedLogin, fetchLoginRequest, type OAuth2LoginRequest, readLoginChallenge } from './oauth2.ts';

/** `GET /self-service/login/browser`. Source: selfservice/flow/login/handler.go. */
export async function createLoginFlow(server: ServerState, call: ApiCall): Promise<HttpReply> {
  const challenge = readLoginChallenge(server, call);
  if (typeof challenge !== 'string') return answerError(server, call, challenge);
  const request = challenge === '' ? null : await fetchLoginRequest(server, challenge);
  if (request !== null && 'kind' in request) return answerError(server, call, request);
  // A login for an OAuth2 app requires a refresh, unless the OAuth2 server says skip.
  const requiresRefresh = request !== null && !request.skip;
  const refreshCall = requiresRefresh ? withParameter(call, 'refresh', 'true') : call;
  const flow = startLoginFlow(server, refreshCall, challenge);
  if ('kind' in flow) return refuse(server, call, flow, request, challenge);
  if (!acceptsJson(call)) return toRedirect(withFlowId(server.config['selfservice.flows.login.ui_url'], flow.id), call.method);
  if (flow.state === 'sent_email') return answerCodeSent(server, call, flow, 200);
  return toJsonReply(toLoginFlowJson(server, flow, request === null ? {} : { oauth2LoginRequest: request.body }));
}

async function refuse(
  server: ServerState,
  call: ApiCall,
  error: KratosError,
  request: OAuth2LoginRequest | null,
  challenge: string,
): Promise<HttpReply> {
  if (error.error.id !== 'session_already_available') return answerError(server, call, error);
  if (request !== null) return await answerSkippedLogin(server, call, challenge, error);
  if (acceptsJson(call)) return answerError(server, call, error);
  const returnTo = resolveReturnTo(server.config, call.query.get('return_to') ?? '');
  return 'kind' in returnTo ? answerError(server, call, returnTo) : toRedirect(returnTo.url, call.method);
}

/** Creates and stores a login flow for the query of a request. */
export function startLoginFlow(server: ServerState, call: ApiCall, challenge: string): StoredLoginFlow | KratosError {
  const returnTo = resolveReturnTo(server.config, call.query.get('return_to') ?? '');
  if ('kind' in returnTo) return returnTo;
  const aal = (call.query.get('aal') || 'aal1').toLowerCase();
  if (aal !== 'aal1' && aal !== 'aal2')
    return badRequest(`Unable to parse AuthenticationMethod Assurance Level (AAL): expected one of [aal1, aal2] but got ${aal}`);
  const schemaId = aal === 'aal1' ? readIdentitySchema(server, call) : '';
  if (typeof schemaId !== 'string') return schemaId;
  const signedIn = findSignedInUser(server, call);
  if (signedIn === null && aal === 'aal2') return aal1Required();
  const wantsRefresh = signedIn !== null && ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(call.query.get('refresh') ?? '');
  if (signedIn !== null && !wantsRefresh && (aal === 'aal1' || toAssuranceLevel(signedIn.session.methods) === 'aal2'))
    return alreadySignedIn();
  const issuedAt = server.clock.read();
  const flow: StoredLoginFlow = {
    id: randomUuid(),
    organizationId: readOrganization(call),
    oauth2LoginChallenge: challenge,
    issuedAt,
    expiresAt: issuedAt + server.config['selfservice.flows.login.lifespan'],
    createdAt: server.clock.read(),
    requestUrl: `${toPublicUrl(server.config)}${call.target}`,
    refresh: wantsRefresh,
    requestedAal: aal,
    csrfToken: createFormToken(server, call),
    schemaId,
    active: '',
    state: 'choose_method',
    nodes: [],
    messages: [],
    mailedCode: null,
    codeSubmissions: 0,
  };
  fillForm({ server, call, flow, signedIn, token: createFormToken(server, call) });
  server.loginFlows.set(flow.id, flow);
  if (server.release.sendsCodeAtCreation) sendOnlyCode(server, call, flow, signedIn);
  return flow;
}

function fillForm(context: LoginFormContext): void {
  const { server, flow, signedIn, token } = context;
  // Organizations require a license of Kratos, so they have no login method.
  const methods = flow.organizationId !== null && flow.requestedAal === 'aal1' ? [] : enabledMethods(server.config);
  const isIdentifierFirst = server.config['selfservice.flows.login.style'] === 'identifier_first';
  for (const method of methods) {
    if (flow.requestedAal === 'aal2') method.addToSecondFactor?.(context);
    else if (flow.refresh) method.addToRefresh?.(context);
    else if (isIdentifierFirst) method.addToIdentification?.(context);
    else method.addToFirstFactor?.(context);
  }
  const isStepUp = signedIn !== null && flow.requestedAal === 'aal2' && toAssuranceLevel(signedIn.session.methods) === 'aal1';
  flow.messages = [...(flow.refresh ? [confirmItIsYou()] : []), ...(isStepUp ? [completeSecondFactor()] : [])];
  flow.nodes = withCsrfToken(sortNodes(flow.nodes, loginNodeOrder), token);
}

/** Mails the code at once if it is the only second factor and there is one address. */
function sendOnlyCode(server: ServerState, call: ApiCall, flow: StoredLoginFlow, signedIn: SignedInUser | null): void {
  const isPossible =
    flow.requestedAal === 'aal2' &&
    server.config['selfservice.methods.code.mfa_enabled'] &&
    server.config['selfservice.methods.code.enabled'];
  const credentials = signedIn?.identity.credentials;
  const [only, another] = credentials?.code?.addresses ?? [];
  if (!isPossible || signedIn === null || only === undefined || another !== undefined || credentials?.totp || credentials?.lookup) return;
  mailLoginCode(server, flow, signedIn.identity, only.address);
  showCodeForm(server, call, flow, only.address);
}

/** Returns the schema that `identity_schema` selects. Source: `SelfServiceFlowIdentitySchema` in driver/config/config.go. */
function readIdentitySchema(server: ServerState, call: ApiCall): string | KratosError {
  const id = call.query.get('identity_schema') ?? '';
  if (id === '' || !server.release.takesIdentitySchema) return findSchemaProblem(server) ?? '';
  if (id === server.config['identity.default_schema_id']) return id;
  const schema = server.config['identity.schemas'].find((each) => each.id === id);
  if (schema?.isSelectable) return id;
  const problem = schema === undefined ? 'does not exist' : 'is not enabled for self-service flows';
  return badRequest(`Requested identity schema ${JSON.stringify(id)} ${problem}.`);
}

/** Kratos starts with an unknown default schema id, but cannot create a form then. */
function findSchemaProblem({ config }: ServerState): KratosError | undefined {
  const id = config['identity.default_schema_id'];
  if (config['identity.schemas'].some((schema) => schema.id === id)) return undefined;
  return { kind: 'error', error: { code: 500, message: `unable to find identity schema with id: ${id}` } };
}

function readOrganization(call: ApiCall): string | null {
  const organization = call.query.get('organization') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organization) ? organization.toLowerCase() : null;
}

// Kratos adds the parameter to the query itself, so `request_url` contains it. As in Go, the query is then sorted.
function withParameter(call: ApiCall, name: string, value: string): ApiCall {
  const query = new URLSearchParams(call.query);
  query.set(name, value);
  query.sort();
  return { ...call, query, target: `${call.path}?${query}` };
}
