import { undecodableForm } from '../errors.ts';
import { parseMediaType, readField } from '../http/decode-body.ts';
import type { ApiCall, SubmittedForm } from '../http/request.ts';
import { genericError } from '../ui/message.ts';
import type { StoredSettingsFlow } from './settings-flow.ts';
import type { SettingsResult } from './settings-method.ts';

/** Answers a form that Go cannot decode: JSON callers get an error, forms get a message. Source: oryx/decoderx/http.go. */
export function toUndecodableResult({ headers }: ApiCall, flow: StoredSettingsFlow, form: SubmittedForm, problem: string): SettingsResult {
  if (parseMediaType(headers.get('content-type') ?? '') !== 'application/x-www-form-urlencoded') return undecodableForm(problem);
  const message = genericError(`Unable to decode JSON payload: ${problem}`);
  if (readField(form, 'method') !== 'profile') return { kind: 'invalid', messages: [message] };
  return { kind: 'invalid', messages: [...flow.messages, message], keepsMessages: true };
}
