import { undecodable } from '../errors.ts';
import { readField, toMediaType } from '../http/decode-body.ts';
import type { Call, Form } from '../http/request.ts';
import { generic } from '../ui/message.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { ChangeVerdict } from './settings-method.ts';

/** Kratos's answer to a form that Go cannot decode: JSON gets an error, the form of a page gets a message. Source: oryx/decoderx/http.go. */
export function toUndecodable({ headers }: Call, flow: SettingsFlow, form: Form, problem: string): ChangeVerdict {
  if (toMediaType(headers.get('content-type') ?? '') !== 'application/x-www-form-urlencoded') return undecodable(problem);
  const message = generic(`Unable to decode JSON payload: ${problem}`);
  if (readField(form, 'method') !== 'profile') return { kind: 'wrong', messages: [message] };
  return { kind: 'wrong', messages: [...flow.messages, message], keepsMessages: true };
}
