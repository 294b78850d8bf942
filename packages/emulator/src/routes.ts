import { type HttpReply, toJsonReply, toRedirect, toTextReply } from './http/reply.ts';
import type { ApiCall } from './http/request.ts';
import { createLoginFlow } from './login/create-login-flow.ts';
import { getLoginFlow } from './login/get-login-flow.ts';
import { submitLogin } from './login/submit-login.ts';
import { createLogoutFlow, submitLogout } from './logout.ts';
import { answerNotEmulated } from './not-emulated.ts';
import { redirectToAdmin } from './redirect-between-apis.ts';
import { getSchema, listSchemas } from './schemas.ts';
import { getSelfServiceError } from './self-service-error.ts';
import type { ServerState } from './server-state.ts';
import { deleteMySession, deleteMySessions, listMySessions } from './session/my-sessions.ts';
import { getWhoami } from './session/whoami.ts';
import { createSettingsFlow } from './settings/create-settings-flow.ts';
import { getSettingsFlow } from './settings/get-settings-flow.ts';
import { submitSettings } from './settings/submit-settings.ts';
import { getWebauthnScript } from './webauthn-script.ts';

type Answer = (server: ServerState, call: ApiCall) => HttpReply | Promise<HttpReply>;

/** A route, and what the layers around the router must know about it. */
export interface Route {
  readonly answer: Answer;
  /** The CSRF layer neither sets a cookie nor checks a token here. */
  readonly ignoresCsrf: boolean;
  readonly isHealth: boolean;
  /** Kratos has this path with this method. */
  readonly isKnown: boolean;
  /** Kratos has this path, but not with this method. */
  readonly isWrongMethod: boolean;
}

/** The requests that a fault can select. */
export type RouteName = 'create' | 'get' | 'submit' | 'whoami' | 'logout';

interface Entry {
  readonly path: RegExp;
  /** GET includes HEAD. */
  readonly methods: readonly string[];
  readonly answer: Answer;
  /** A route of Kratos that is not emulated. */
  readonly isMissing?: true;
  readonly name?: RouteName;
  readonly ignoresCsrf?: true;
  readonly isHealth?: true;
}

const READ = ['GET', 'HEAD'];
// Kratos also accepts submissions by GET.
const SUBMIT = ['GET', 'HEAD', 'POST'];
const ANY = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const missing: Answer = (server, call) => answerNotEmulated(server, call, 'public');
const alive = (): HttpReply => toJsonReply({ status: 'ok' });

const entries: readonly Entry[] = [
  { path: /^\/self-service\/login\/browser$/, methods: READ, answer: createLoginFlow, name: 'create' },
  { path: /^\/self-service\/login\/flows$/, methods: READ, answer: getLoginFlow, name: 'get' },
  { path: /^\/self-service\/login$/, methods: SUBMIT, answer: submitLogin, name: 'submit', ignoresCsrf: true },
  { path: /^\/sessions\/whoami$/, methods: ANY, answer: getWhoami, name: 'whoami', ignoresCsrf: true },
  {
    path: /^\/sessions$/,
    methods: ['DELETE', ...READ],
    answer: (server, call) => (call.method === 'DELETE' ? deleteMySessions(server, call) : listMySessions(server, call)),
    ignoresCsrf: true,
  },
  { path: /^\/sessions\/token-exchange$/, methods: READ, answer: missing, isMissing: true },
  { path: /^\/sessions\/[^/]+$/, methods: ['DELETE'], answer: deleteMySession, ignoresCsrf: true },
  { path: /^\/self-service\/logout\/browser$/, methods: READ, answer: createLogoutFlow, name: 'logout' },
  { path: /^\/self-service\/logout$/, methods: READ, answer: submitLogout, name: 'logout' },
  { path: /^\/self-service\/settings\/browser$/, methods: READ, answer: createSettingsFlow },
  { path: /^\/self-service\/settings\/flows$/, methods: READ, answer: getSettingsFlow },
  { path: /^\/self-service\/settings$/, methods: SUBMIT, answer: submitSettings, ignoresCsrf: true },
  { path: /^\/self-service\/errors$/, methods: READ, answer: getSelfServiceError },
  { path: /^(?:\/admin)?\/schemas$/, methods: READ, answer: listSchemas },
  { path: /^(?:\/admin)?\/schemas\/[^/]+$/, methods: READ, answer: getSchema, ignoresCsrf: true },
  // Routes of the admin API.
  { path: /^(?:\/admin)?\/identities$/, methods: ['POST', ...READ], answer: redirectToAdmin, ignoresCsrf: true },
  { path: /^(?:\/admin)?\/identities\/by\/external\/[^/]+$/, methods: READ, answer: redirectToAdmin },
  { path: /^(?:\/admin)?\/identities\/[^/]+\/credentials\/[^/]+$/, methods: ['DELETE'], answer: redirectToAdmin, ignoresCsrf: true },
  { path: /^\/identities\/[^/]+\/sessions$/, methods: ['DELETE'], answer: redirectToAdmin, ignoresCsrf: true },
  { path: /^(?:\/admin)?\/identities\/[^/]+$/, methods: ['DELETE', 'PATCH', 'PUT', ...READ], answer: redirectToAdmin, ignoresCsrf: true },
  { path: /^\/admin\/courier\/messages$/, methods: READ, answer: redirectToAdmin, ignoresCsrf: true },
  { path: /^\/admin\/courier\/messages\/[^/]+$/, methods: READ, answer: redirectToAdmin },
  { path: /^\/recovery\/(code|link)$/, methods: ['POST'], answer: redirectToAdmin, ignoresCsrf: true },
  // Routes of Kratos that are not emulated.
  { path: /^\/self-service\/(login|settings)\/api$/, methods: READ, answer: missing, isMissing: true },
  { path: /^\/self-service\/logout\/api$/, methods: ['DELETE'], answer: missing, isMissing: true },
  { path: /^\/self-service\/(registration|recovery|verification)\/(browser|api|flows)$/, methods: READ, answer: missing, isMissing: true },
  { path: /^\/self-service\/(registration|recovery|verification)$/, methods: SUBMIT, answer: missing, isMissing: true },
  { path: /^\/self-service\/methods\/oidc\/callback$/, methods: READ, answer: missing, isMissing: true },
  { path: /^\/self-service\/methods\/oidc\/callback\/[^/]+$/, methods: SUBMIT, answer: missing, isMissing: true },
  { path: /^\/\.well-known\/ory\/webauthn\.js$/, methods: READ, answer: getWebauthnScript },
  { path: /^\/health\/(alive|ready)$/, methods: READ, answer: alive, ignoresCsrf: true, isHealth: true },
  // Kratos has no such routes, but its CSRF layer ignores their paths.
  { path: /^\/(courier\/messages|sessions\/[^/]+\/extend)$/, methods: [], answer: alive, ignoresCsrf: true },
  { path: /^\/version$/, methods: [], answer: alive, ignoresCsrf: true, isHealth: true },
];

/** Returns the route of a request. An unknown path has a route that answers 404 or 405. */
export function findRoute({ method, path }: ApiCall): Route {
  if (path.includes('//')) return { answer: redirectToClean, ignoresCsrf: false, isHealth: false, isKnown: false, isWrongMethod: false };
  const entry = entries.find((each) => each.path.test(path));
  const { isHealth = false, isMissing = false } = entry ?? {};
  // Kratos checks the token of these forms after the CSRF layer.
  const ignoresCsrf = (entry?.ignoresCsrf ?? false) || (isMissing && entry?.methods.includes(method) === true && !READ.includes(method));
  if (entry?.methods.includes(method)) return { answer: entry.answer, ignoresCsrf, isHealth, isKnown: true, isWrongMethod: false };
  const isWrongMethod = entry !== undefined && entry.methods.length > 0;
  return {
    answer: () => (isWrongMethod ? answerWrongMethod(entry.methods) : toTextReply('404 page not found\n', 404)),
    ignoresCsrf,
    isHealth,
    isKnown: false,
    isWrongMethod,
  };
}

/** Returns the name that faults use for a request, or `null`. */
export const toRouteName = ({ path }: ApiCall): RouteName | null => entries.find((entry) => entry.path.test(path))?.name ?? null;

const redirectToClean: Answer = (_world, { target, method }) =>
  toRedirect(
    target.replace(/^[^?]*/, (path) => path.replace(/\/{2,}/g, '/')),
    method,
    307,
  );

function answerWrongMethod(methods: readonly string[]): HttpReply {
  const reply = toTextReply('Method Not Allowed\n', 405);
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } };
}
