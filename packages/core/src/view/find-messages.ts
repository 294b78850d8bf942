import type { LoginFlow, Message } from '../kratos/login-flow.ts';
import type { Notice } from '../machine/login-context.ts';
import { codeFields } from '../second-factors.ts';
import type { Translator } from './create-translator.ts';
import type { Field } from './login-view.ts';

/** Ids of messages that title or hint already contain (1010003, 1010004, 1010014, 1010025), or that are for developers (4000001). */
const unsaid: readonly number[] = [1010003, 1010004, 1010014, 1010025, 4000001];
/** Messages of Kratos that a notice of ours replaces. */
const noticed: readonly number[] = [4010001, 4000010, 4010011];
/** Messages that Kratos puts on the form, although they are about the field for the code. */
const aboutTheCode: readonly number[] = [4000008, 4000012, 4000016, 4010008];

/** The messages of the whole form, and those of fields that are not visible. Visible fields show their own messages. */
export function findFormMessages(
  flow: LoginFlow | null,
  notice: Notice | null,
  fields: readonly Field[],
  { translate, notices }: Translator,
): readonly Message[] {
  if (flow === null) return [];
  const seen: readonly string[] = fields.map(({ name }) => name);
  const hasCode = seen.some((name) => codeFields.includes(name));
  const left = [...unsaid, ...(hasCode ? aboutTheCode : []), ...(notice === null ? [] : noticed)];
  const unseen = flow.nodes.filter(({ name }) => !seen.includes(name)).flatMap(({ messages }) => messages);
  const all = [...flow.messages, ...unseen];
  const said = all.filter((message) => !left.includes(message.id) && translate(message) !== '');
  // For example after a rejected social sign-in: the detail is for developers, so the user gets a general notice.
  const nothingVisible = said.length === 0 && notice === null && all.some(({ id }) => id === 4000001);
  return nothingVisible ? [{ id: 0, type: 'info', text: notices['started-again'], context: {} }] : said;
}

/** The messages of one field. */
export function findFieldMessages(flow: LoginFlow | null, name: string, isTheCode: boolean, { translate }: Translator): readonly string[] {
  if (flow === null) return [];
  const own = flow.nodes.filter((node) => node.name === name).flatMap((node) => node.messages);
  return [...own, ...flow.messages.filter(({ id }) => isTheCode && aboutTheCode.includes(id))].map(translate).filter(Boolean);
}
