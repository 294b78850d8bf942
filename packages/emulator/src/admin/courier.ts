import { fromBase64, toBase64Url } from '../bytes/base64.ts';
import { toPublicUrl } from '../config/urls.ts';
import { badRequest, notEmulated, notFound } from '../errors.ts';
import { type HttpReply, toErrorReply, toJsonReply } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import type { Mail } from '../mails.ts';
import type { ServerState } from '../server-state.ts';
import { isKratosError } from './identities.ts';
import { toNumberProblem, toPageByToken, withHeaders } from './pagination.ts';
import { invalidUuid, toUuid } from './uuid.ts';

const STATUSES = ['queued', 'sent', 'processing', 'abandoned'];

/** `GET /admin/courier/messages`, newest first. Messages stay queued, because they are never delivered. Source: courier/handler.go. */
export function listCourierMessages(server: ServerState, call: ApiCall): HttpReply {
  const { query } = call;
  const status = query.get('status');
  if (status !== null && !STATUSES.includes(status)) return toErrorReply(badRequest('Message status is not valid'), server.release);
  const size = query.get('page_size') ?? '';
  const problem = size === '' ? null : toNumberProblem(size);
  if (problem !== null) return toErrorReply({ kind: 'error', status: 400, error: { code: 500, message: problem } }, server.release);
  const recipient = query.get('recipient') ?? '';
  const mails = server.mails
    .filter(({ to }) => recipient === '' || to === recipient)
    .filter(() => status === null || status === 'queued')
    .toReversed();
  const page = toPageByToken(call, mails, {
    defaultSize: 10,
    maxSize: 500,
    first: toToken('first'),
    toToken: ({ id }) => toToken(id),
    after: (token) => toAfter(mails, token),
  });
  // Kratos drops the connection for a token that it did not issue.
  if (isKratosError(page)) return toErrorReply(notEmulated('The emulator did not issue this page token.'), server.release);
  return withHeaders(toJsonReply(page.items.map((mail) => toMessage(server, mail))), page.headers);
}

/** `GET /admin/courier/messages/…`. */
export function getCourierMessage(server: ServerState, _call: ApiCall, id = ''): HttpReply {
  const wanted = toUuid(id);
  if (wanted === null) return toErrorReply(invalidUuid(id), server.release);
  const mail = server.mails.find((each) => each.id === wanted);
  return mail === undefined ? toErrorReply(notFound(), server.release) : toJsonReply(toMessage(server, mail));
}

// Kratos encrypts its tokens, so they are long and opaque.
const toToken = (name: string): string => toBase64Url(new TextEncoder().encode(name.padEnd(120)));

function toAfter(mails: readonly Mail[], token: string): ((mail: Mail) => boolean) | null {
  const bytes = fromBase64(token);
  const name = bytes === null ? '' : new TextDecoder().decode(bytes).trim();
  if (name === 'first') return () => true;
  const at = mails.findIndex(({ id }) => id === name);
  return at < 0 ? null : (mail) => mails.indexOf(mail) > at;
}

const REDACTED = '<redacted-unless-dev-mode>';

function toMessage(server: ServerState, { id, to, via, code, at, template }: Mail): Readonly<Record<string, unknown>> {
  const time = new Date(at).toISOString();
  const isLogin = template === 'login_code_valid';
  const subject = via === 'sms' ? '' : isLogin ? `Use code ${code} to log in` : `Use code ${code} to verify your account`;
  return {
    id,
    status: 'queued',
    type: via === 'sms' ? 'phone' : 'email',
    recipient: to,
    body: server.config.dev ? toBody(server, { id, via, code, template }) : REDACTED,
    subject: server.config.dev ? subject : REDACTED,
    template_type: template,
    channel: via,
    send_count: 0,
    created_at: time,
    updated_at: time,
  };
}

// Source: courier/template/courier/builtin/templates.
function toBody({ config }: ServerState, { id, via, code, template }: Pick<Mail, 'id' | 'via' | 'code' | 'template'>): string {
  const minutes = 60;
  if (template === 'login_code_valid')
    return via === 'sms'
      ? `Your login code is: ${code}\n\nIt expires in ${minutes} minutes.\n`
      : `Login to your account with the following code:\n\n${code}\n\nIt expires in ${minutes} minutes.\n`;
  if (via === 'sms') return `Your verification code is: ${code}\n\nIf this was not you, do nothing. It expires in ${minutes} minutes.\n`;
  const url = `${toPublicUrl(config)}/self-service/verification?code=${code}&flow=${id}`;
  return `Verify your account with the following code:\n\n${code}\n\nor clicking the following link:\n\n${url}\n\nIf this was not you, do nothing. This code / link expires in ${minutes} minutes.\n`;
}
