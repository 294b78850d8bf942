import { json, type Reply } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import type { Mail } from '../mails.ts';
import type { World } from '../world.ts';

/** `GET /admin/courier/messages`, with `recipient`: the newest first. */
export function listMessages(world: World, call: Call): Reply {
  const recipient = call.query.get('recipient');
  const mails = world.mails.filter(({ to }) => recipient === null || to === recipient).toReversed();
  return json(mails.map(toMessage));
}

function toMessage({ id, to, via, code, at, template }: Mail): Readonly<Record<string, unknown>> {
  const isLogin = template === 'login_code_valid';
  const time = new Date(at).toISOString();
  return {
    id,
    status: 'sent',
    type: via === 'sms' ? 'phone' : 'email',
    recipient: to,
    body: isLogin
      ? `Login to your account with the following code:\n\n${code}\n`
      : `Verify your account with the following code:\n\n${code}\n`,
    subject: isLogin ? `Use code ${code} to log in` : `Use code ${code} to verify your account`,
    template_type: template,
    channel: via,
    send_count: 1,
    created_at: time,
    updated_at: time,
  };
}
