import type { LoginFlow, Message } from '../kratos/login-flow.ts';
import type { Notice } from '../machine/login-context.ts';
import { codeFields } from '../second-factors.ts';
import type { Field } from './login-view.ts';
import type { Translator } from './texts.ts';

/** Said by title, hint or description already (1010003 confirm, 1010004 second factor due, 1010014 and 1010025 code mailed), or meant for developers (4000001). */
const unsaid: readonly number[] = [1010003, 1010004, 1010014, 1010025, 4000001];
/** What our own notice says in Kratos's stead. */
const noticed: readonly number[] = [4010001, 4000010, 4010011];
/** Kratos has these on the form; what they are about is the one field of it. */
const aboutTheCode: readonly number[] = [4000008, 4000012, 4000016, 4010008];

const toTexts = (messages: readonly Message[], { translate }: Translator): readonly string[] => messages.map(translate).filter(Boolean);

/** What concerns a whole form, or something of it that is not to be seen: the fields that are say their own. (Of the hidden `username` Kratos knows nothing.) */
export function findFormMessages(
  flow: LoginFlow | null,
  notice: Notice | null,
  fields: readonly Field[],
  texts: Translator,
): readonly string[] {
  if (flow === null) return [];
  const seen: readonly string[] = fields.map(({ name }) => name);
  const hasCode = seen.some((name) => codeFields.includes(name));
  const left = [...unsaid, ...(hasCode ? aboutTheCode : []), ...(notice === null ? [] : noticed)];
  const unseen = flow.nodes.filter(({ name }) => !seen.includes(name)).flatMap(({ messages }) => messages);
  const all = [...flow.messages, ...unseen];
  const said = toTexts(
    all.filter(({ id }) => !left.includes(id)),
    texts,
  );
  // Back from a provider that said no, say: for whom the reason is not meant is told that much.
  const nothingVisible = said.length === 0 && notice === null && all.some(({ id }) => id === 4000001);
  return nothingVisible ? [texts.notices['started-again']] : said;
}

/** What concerns one field. */
export function findFieldMessages(flow: LoginFlow | null, name: string, isTheCode: boolean, texts: Translator): readonly string[] {
  if (flow === null) return [];
  const own = flow.nodes.filter((node) => node.name === name).flatMap((node) => node.messages);
  return toTexts([...own, ...flow.messages.filter(({ id }) => isTheCode && aboutTheCode.includes(id))], texts);
}
