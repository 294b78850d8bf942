import { Virtual } from '@guidepup/virtual-screen-reader';
import { toLanguage, toRegionObserver } from './region-observer.ts';

/** Tells what a screen reader says about the page. */
export interface ScreenReader {
  /** Returns what was said since the last call, in order. */
  hear(): Promise<readonly string[]>;
  /** Reads the whole page, and returns what is said on the way. */
  readPage(): Promise<readonly string[]>;
  /** Ends the screen reader. */
  stop(): Promise<void>;
}

/**
 * Starts a virtual screen reader. It says the element that gets the focus, the contents of a live region when they change, and what the user reads. The
 * README says what it is, and how it differs from the package.
 */
export async function startScreenReader(): Promise<ScreenReader> {
  const reader = new Virtual();
  const languages = new Map<string, string>();
  const MutationObserver = toRegionObserver((text, language) => languages.set(text, language));
  await reader.start({ container: document.body, window: { document, MutationObserver } as unknown as Window & typeof globalThis });
  await reader.clearSpokenPhraseLog();

  const hear = async (): Promise<readonly string[]> => {
    const phrases = await reader.spokenPhraseLog();
    await reader.clearSpokenPhraseLog();
    return phrases.flatMap((phrase) => {
      const [, live, text = ''] = /^(assertive|polite): (.*)$/s.exec(phrase) ?? [];
      if (live === undefined) return clean(phrase);
      return text === '' ? [] : `${live === 'polite' ? 'status' : 'alert'}: ${withLanguage(text, languages.get(text))}`;
    });
  };
  return {
    hear,
    async readPage() {
      document.body.dispatchEvent(new FocusEvent('focusin')); // moves its cursor to the beginning
      await hear();
      const lines: string[] = [];
      for (let phrase = ''; phrase !== 'end of document'; phrase = await reader.lastSpokenPhrase()) {
        const hasContents = phrase !== '' && !phrase.startsWith('end of ') && (await reader.itemText()) !== '';
        if (hasContents) lines.push(withLanguage(clean(phrase), toLanguage(reader.activeNode)));
        await reader.next();
      }
      await hear();
      return lines;
    },
    stop: () => reader.stop(),
  };
}

/** Adds the language of a text, unless it is that of the page. */
const withLanguage = (text: string, language = ''): string =>
  ['', toLanguage(document.querySelector('.kl'))].includes(language) ? text : `${text} [${language}]`;

/** A screen reader says how many characters a password has, and nothing about a button that works. */
function clean(phrase: string): string {
  const passwords = [...document.querySelectorAll<HTMLInputElement>('[type="password"]')].map(({ value }) => value).filter(Boolean);
  return passwords.reduce((text, password) => text.replace(password, `${password.length} dots`), phrase.replace(', not disabled', ''));
}
