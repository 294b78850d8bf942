import type { Message } from '../kratos/login-flow.ts';
import { english, englishMessages } from './english.ts';
import type { Messages, Texts } from './texts.ts';

/** The texts of this library, and functions for those of Kratos. */
export interface Translator extends Texts {
  /** The name of the site that the user signs in to, or `null`. */
  readonly siteName: string | null;
  /** Returns the sentence for a message of Kratos: the host's, the English one, or Kratos's own. */
  readonly translate: (message: Message) => string;
  /**
   * Returns the label of the identifier field. It is the host's text, or the title in the identity schema, which Kratos sends as this label. A title that
   * means email becomes "Email address" in the language of the page.
   */
  readonly labelIdentifier: (label: Message | null) => string;
  /** Whether a text that was shown is in English because the host, which passes texts of its own, does not have it. */
  readonly isUntranslated: (text: unknown) => text is string;
}

/** The texts of a login in another language. */
export interface TranslatedTexts {
  /** Replaces texts of this library. Default: English. */
  readonly texts?: Partial<Texts> | undefined;
  /** Replaces the sentences for Kratos's messages, by message id. Default: English. */
  readonly messages?: Messages | undefined;
}

export function createTranslator({ texts, messages }: TranslatedTexts = {}, siteName?: string): Translator {
  const isTranslated = Boolean(texts ?? messages);
  const untranslated = new Set<unknown>(findTexts(english));
  const translated = new Set<unknown>(findTexts(texts));
  const translate = (message: Message): string => {
    const own = say(messages, message);
    if (own !== undefined) return own;
    const text = say(englishMessages, message) ?? message.text;
    // Kratos's own ids have seven digits. A sentence with another id is one of the host, from a web hook, in a language that is not known.
    if (message.id >= 1_000_000) untranslated.add(text);
    return text;
  };
  // The translation of the title in Kratos's own examples. A language translates no other title, so any other text is the host's.
  const email = translate({ id: 1070002, type: 'info', text: english.identifier, context: { title: 'E-Mail' } });
  const own = typeof messages?.[1070002] === 'string' ? email : texts?.identifier;
  return {
    ...english,
    ...texts,
    siteName: siteName || null,
    translate,
    labelIdentifier: (label) => {
      if (label === null || (own && own !== email)) return own || email;
      return /^e-?mail(.ad+resse?)?$/i.test(label.text) ? email : translate(label).trim() || email;
    },
    isUntranslated: (text): text is string => isTranslated && untranslated.has(text) && !translated.has(text),
  };
}

function say(messages: Messages | undefined, { id, context }: Message): string | undefined {
  try {
    const said = messages?.[id];
    return typeof said === 'function' ? said(context) : said;
  } catch {
    return undefined;
  }
}

const findTexts = (texts: Partial<Texts> | undefined): readonly unknown[] => Object.values({ ...texts, ...texts?.notices });
