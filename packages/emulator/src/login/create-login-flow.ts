import { randomUuid } from '../bytes/random.ts';
import { resolveReturnTo, toPublic, withFlow } from '../config/urls.ts';
import { toCsrfTokenOf } from '../csrf.ts';
import { aal1Required, alreadySignedIn, badRequest } from '../errors.ts';
import { acceptsJson } from '../http/negotiate.ts';
import { json, type KratosError, type Reply, redirect } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import { toAal } from '../session/session.ts';
import { findSignedIn, type SignedIn } from '../session/session-cookie.ts';
import { completeSecondFactor, confirmItIsYou } from '../ui/message.ts';
import { withCsrf } from '../ui/node.ts';
import { loginOrder, sortNodes } from '../ui/sort-nodes.ts';
import type { World } from '../world.ts';
import { answerCodeSent, showCodeSent } from './answer-code-sent.ts';
import { type LoginFlow, toLoginFlowJson } from './login-flow.ts';
import type { Making } from './login-method.ts';
import { enabledMethods } from './methods/all-methods.ts';
import { mailCode } from './methods/code.ts';
import { answerSkip, askForLoginRequest, type LoginRequest, readLoginChallenge } from './oauth2.ts';

/** `GET /self-service/login/browser`. Source: selfservice/flow/login/handler.go. */
export async function createLoginFlow(world: World, call: Call): Promise<Reply> {
  const challenge = readLoginChallenge(world, call);
  if (typeof challenge !== 'string') return answerError(world, call, challenge);
  const request = challenge === '' ? null : await askForLoginRequest(world, challenge);
  if (request !== null && 'kind' in request) return answerError(world, call, request);
  // Whoever comes from an OAuth2 server shows again who they are, unless the server knows already.
  const asksAgain = request !== null && !request.skip;
  const asked = asksAgain ? withParameter(call, 'refresh', 'true') : call;
  const flow = makeLoginFlow(world, asked, challenge);
  if ('kind' in flow) return refuse(world, call, flow, request, challenge);
  if (!acceptsJson(call)) return redirect(withFlow(world.config['selfservice.flows.login.ui_url'], flow.id), call.method);
  if (flow.state === 'sent_email') return answerCodeSent(world, call, flow, 200);
  return json(toLoginFlowJson(world, flow, request === null ? {} : { oauth2LoginRequest: request.body }));
}

async function refuse(world: World, call: Call, error: KratosError, request: LoginRequest | null, challenge: string): Promise<Reply> {
  if (error.error.id !== 'session_already_available') return answerError(world, call, error);
  if (request !== null) return await answerSkip(world, call, challenge, error);
  if (acceptsJson(call)) return answerError(world, call, error);
  const returnTo = resolveReturnTo(world.config, call.query.get('return_to') ?? '');
  return 'kind' in returnTo ? answerError(world, call, returnTo) : redirect(returnTo.url, call.method);
}

/** Makes and keeps a flow, as the query of a call asks for it. */
export function makeLoginFlow(world: World, call: Call, challenge: string): LoginFlow | KratosError {
  const returnTo = resolveReturnTo(world.config, call.query.get('return_to') ?? '');
  if ('kind' in returnTo) return returnTo;
  const aal = (call.query.get('aal') || 'aal1').toLowerCase();
  if (aal !== 'aal1' && aal !== 'aal2')
    return badRequest(`Unable to parse AuthenticationMethod Assurance Level (AAL): expected one of [aal1, aal2] but got ${aal}`);
  const schemaId = aal === 'aal1' ? readIdentitySchema(world, call) : '';
  if (typeof schemaId !== 'string') return schemaId;
  const signedIn = findSignedIn(world, call);
  if (signedIn === null && aal === 'aal2') return aal1Required();
  const wantsRefresh = signedIn !== null && ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(call.query.get('refresh') ?? '');
  if (signedIn !== null && !wantsRefresh && (aal === 'aal1' || toAal(signedIn.session.methods) === 'aal2')) return alreadySignedIn();
  const issuedAt = world.clock.read();
  const flow: LoginFlow = {
    id: randomUuid(),
    organizationId: readOrganization(call),
    oauth2LoginChallenge: challenge,
    issuedAt,
    expiresAt: issuedAt + world.config['selfservice.flows.login.lifespan'],
    createdAt: world.clock.read(),
    requestUrl: `${toPublic(world.config)}${call.target}`,
    refresh: wantsRefresh,
    requestedAal: aal,
    csrfToken: toCsrfTokenOf(world, call),
    schemaId,
    active: '',
    state: 'choose_method',
    nodes: [],
    messages: [],
    mailedCode: null,
    codeSubmissions: 0,
  };
  fill({ world, call, flow, signedIn, token: toCsrfTokenOf(world, call) });
  world.loginFlows.set(flow.id, flow);
  if (world.release.sendsCodeAtCreation) sendOnlyCode(world, call, flow, signedIn);
  return flow;
}

function fill(making: Making): void {
  const { world, flow, signedIn, token } = making;
  // No organisation has a way to sign in: that takes a licence.
  const methods = flow.organizationId !== null && flow.requestedAal === 'aal1' ? [] : enabledMethods(world.config);
  const isIdentifierFirst = world.config['selfservice.flows.login.style'] === 'identifier_first';
  for (const method of methods) {
    if (flow.requestedAal === 'aal2') method.addToSecondFactor?.(making);
    else if (flow.refresh) method.addToRefresh?.(making);
    else if (isIdentifierFirst) method.addToIdentification?.(making);
    else method.addToFirstFactor?.(making);
  }
  const isStepUp = signedIn !== null && flow.requestedAal === 'aal2' && toAal(signedIn.session.methods) === 'aal1';
  flow.messages = [...(flow.refresh ? [confirmItIsYou()] : []), ...(isStepUp ? [completeSecondFactor()] : [])];
  flow.nodes = withCsrf(sortNodes(flow.nodes, loginOrder), token);
}

/** When a mailed code is the only second factor, and there is one address, it is on its way before anybody asks. */
function sendOnlyCode(world: World, call: Call, flow: LoginFlow, signedIn: SignedIn | null): void {
  const isPossible =
    flow.requestedAal === 'aal2' &&
    world.config['selfservice.methods.code.mfa_enabled'] &&
    world.config['selfservice.methods.code.enabled'];
  const credentials = signedIn?.identity.credentials;
  const [only, another] = credentials?.code?.addresses ?? [];
  if (!isPossible || signedIn === null || only === undefined || another !== undefined || credentials?.totp || credentials?.lookup) return;
  mailCode(world, flow, signedIn.identity, only.address);
  showCodeSent(world, call, flow, only.address);
}

/** The schema that `identity_schema` names. Source: `SelfServiceFlowIdentitySchema` in driver/config/config.go. */
function readIdentitySchema(world: World, call: Call): string | KratosError {
  const id = call.query.get('identity_schema') ?? '';
  if (id === '' || !world.release.takesIdentitySchema) return findSchemaProblem(world) ?? '';
  if (id === world.config['identity.default_schema_id']) return id;
  const schema = world.config['identity.schemas'].find((each) => each.id === id);
  if (schema?.isSelectable) return id;
  const problem = schema === undefined ? 'does not exist' : 'is not enabled for self-service flows';
  return badRequest(`Requested identity schema ${JSON.stringify(id)} ${problem}.`);
}

/** Kratos starts with a default schema id that is not in its list of schemas. Then it cannot create a form. */
function findSchemaProblem({ config }: World): KratosError | undefined {
  const id = config['identity.default_schema_id'];
  if (config['identity.schemas'].some((schema) => schema.id === id)) return undefined;
  return { kind: 'error', error: { code: 500, message: `unable to find identity schema with id: ${id}` } };
}

function readOrganization(call: Call): string | null {
  const organization = call.query.get('organization') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organization) ? organization.toLowerCase() : null;
}

// Kratos adds it to the query itself, so it is also in `request_url`; and writes the query anew, by name, as Go does.
function withParameter(call: Call, name: string, value: string): Call {
  const query = new URLSearchParams(call.query);
  query.set(name, value);
  query.sort();
  return { ...call, query, target: `${call.path}?${query}` };
}
