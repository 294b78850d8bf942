import { randomCode, randomUuid } from '../bytes/random.ts';
import type { LoginHook } from '../config/login-hooks.ts';
import { withFlowId } from '../config/urls.ts';
import { serverError } from '../errors.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, toErrorReply, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import { sendMail } from '../mails.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import { addressNotVerified } from '../ui/message.ts';
import { answerWithMessages } from './answer-with-messages.ts';
import type { StoredLoginFlow } from './login-flow.ts';
import { runWebHook } from './run-web-hook.ts';
import { withFreshCsrfToken } from './with-fresh-csrf-token.ts';

/** The login that a hook runs for. */
export interface HookContext {
  readonly server: ServerState;
  readonly call: ApiCall;
  readonly flow: StoredLoginFlow;
  readonly identity: Identity;
  /** The session that the login continues. `revoke_active_sessions` keeps it. */
  readonly exceptSessionId: string | null;
}

/** Runs the hooks of a login method. Returns the response of a hook that refuses, else `null`. */
export async function runHooks(context: HookContext): Promise<HttpReply | null> {
  const { hooks } = context.server.config['selfservice.flows.login.after'];
  // The hooks of a method replace those of `after`.
  for (const hook of hooks[context.flow.active] ?? hooks[''] ?? []) {
    const reply = await runHook(context, hook);
    if (reply !== null) return reply;
  }
  return null;
}

async function runHook(context: HookContext, hook: LoginHook): Promise<HttpReply | null> {
  switch (hook.hook) {
    case 'require_verified_address':
      return await requireVerifiedAddress(context);
    case 'revoke_active_sessions':
      return revokeActiveSessions(context);
    case 'web_hook':
      return await runWebHook(context, hook);
    // Shows a verification flow of a previous hook. A login has none. Source: selfservice/hook/show_verification_ui.go.
    case 'show_verification_ui':
    case 'verification':
      return null;
  }
}

/** Source: selfservice/hook/require_verified_address.go. */
async function requireVerifiedAddress({ server, call, flow, identity }: HookContext): Promise<HttpReply | null> {
  const isLegacy = !server.release.refusesUnverifiedWithError || server.config['feature_flags.legacy_require_verified_login_error'];
  if (isLegacy && flow.active !== 'password') return null;
  const [address] = identity.verifiable;
  if (address === undefined)
    return answerError(
      server,
      call,
      serverError(
        'A misconfiguration prevents login. Expected to find a verification address but this identity does not have one assigned.',
      ),
    );
  if (identity.verifiable.some(({ isVerified }) => isVerified)) return null;
  if (isLegacy) {
    flow.nodes = withFreshCsrfToken(server, call, flow.nodes);
    return await answerWithMessages(server, call, flow, { messages: [addressNotVerified()] });
  }
  const id = randomUuid();
  const url = withFlowId(server.config['selfservice.flows.verification.ui_url'], id);
  sendMail(server, {
    to: address.value,
    via: address.via === 'sms' ? 'sms' : 'email',
    code: randomCode(),
    template: 'verification_code_valid',
  });
  if (!wantsJson(call)) return toRedirect(url, call.method);
  return toErrorReply(
    {
      kind: 'error',
      // As in Kratos, the status is 403 and the code in the body 400.
      status: 403,
      error: {
        id: 'session_verified_address_required',
        code: 400,
        reason:
          "Your account's email or phone address are not verified yet. Please check your email or phone inbox or re-request verification.",
        details: { continue_with: [{ action: 'show_verification_ui', flow: { id, verifiable_address: address.value, url } }] },
        message: 'your email or phone address is not yet verified',
      },
    },
    server.release,
  );
}

function revokeActiveSessions({ server, identity, exceptSessionId }: HookContext): null {
  for (const session of server.sessions.values())
    if (session.identityId === identity.id && session.id !== exceptSessionId) session.isActive = false;
  return null;
}
