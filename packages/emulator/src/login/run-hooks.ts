import { randomCode, randomUuid } from '../bytes/random.ts';
import type { Hook } from '../config/hooks.ts';
import { withFlow } from '../config/urls.ts';
import { serverError } from '../errors.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type Reply, redirect, toErrorReply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import type { Identity } from '../identity/identity.ts';
import { sendMail } from '../mails.ts';
import { answerError } from '../self-service-error.ts';
import { addressNotVerified } from '../ui/message.ts';
import type { World } from '../world.ts';
import { answerFlow } from './answer-flow.ts';
import type { LoginFlow } from './login-flow.ts';
import { refillCsrf } from './refill-csrf.ts';
import { runWebHook } from './run-web-hook.ts';

/** What hooks know of a login. */
export interface HookContext {
  readonly world: World;
  readonly call: Call;
  readonly flow: LoginFlow;
  readonly identity: Identity;
  /** The session that is being raised or refreshed. */
  readonly exceptSessionId: string | null;
}

/** Runs what the configuration wants after this method; the answer of a hook that refuses, else `null`. */
export async function runHooks(context: HookContext): Promise<Reply | null> {
  const { hooks } = context.world.config['selfservice.flows.login.after'];
  // What stands under the method takes the place of what stands under `after` itself.
  for (const hook of hooks[context.flow.active] ?? hooks[''] ?? []) {
    const reply = await runHook(context, hook);
    if (reply !== null) return reply;
  }
  return null;
}

async function runHook(context: HookContext, hook: Hook): Promise<Reply | null> {
  switch (hook.hook) {
    case 'require_verified_address':
      return await requireVerifiedAddress(context);
    case 'revoke_active_sessions':
      return revokeActiveSessions(context);
    case 'web_hook':
      return await runWebHook(context, hook);
    // Shows a verification that an earlier hook began; after a login none did. Source: selfservice/hook/show_verification_ui.go.
    case 'show_verification_ui':
    case 'verification':
      return null;
  }
}

/** Source: selfservice/hook/require_verified_address.go. */
async function requireVerifiedAddress({ world, call, flow, identity }: HookContext): Promise<Reply | null> {
  const isLegacy = !world.release.refusesUnverifiedWithError || world.config['feature_flags.legacy_require_verified_login_error'];
  if (isLegacy && flow.active !== 'password') return null;
  const [address] = identity.verifiable;
  if (address === undefined)
    return answerError(
      world,
      call,
      serverError(
        'A misconfiguration prevents login. Expected to find a verification address but this identity does not have one assigned.',
      ),
    );
  if (identity.verifiable.some(({ isVerified }) => isVerified)) return null;
  if (isLegacy) {
    flow.nodes = refillCsrf(world, call, flow.nodes);
    return await answerFlow(world, call, flow, { messages: [addressNotVerified()] });
  }
  const id = randomUuid();
  const url = withFlow(world.config['selfservice.flows.verification.ui_url'], id);
  sendMail(world, {
    to: address.value,
    via: address.via === 'sms' ? 'sms' : 'email',
    code: randomCode(),
    template: 'verification_code_valid',
  });
  if (!wantsJson(call)) return redirect(url, call.method);
  return toErrorReply(
    {
      kind: 'error',
      // The status is 403, the body says 400: so does Kratos.
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
    world.release,
  );
}

function revokeActiveSessions({ world, identity, exceptSessionId }: HookContext): null {
  for (const session of world.sessions.values())
    if (session.identityId === identity.id && session.id !== exceptSessionId) session.isActive = false;
  return null;
}
