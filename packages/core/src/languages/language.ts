import type { PageTexts } from '../view/page-texts.ts';
import type { Messages, Texts } from '../view/texts.ts';

/** A translation of the login: its own texts, Kratos's messages, and the attributes of the page. */
export interface Language {
  /** The value of `<html lang>`. */
  readonly lang: string;
  /** The value of `<html dir>`. */
  readonly dir: 'ltr' | 'rtl';
  /** The value of the option `texts`. */
  readonly texts: Texts;
  /** The value of the option `messages`: the messages that can appear in a login, by Kratos's ids. */
  readonly messages: Messages;
  /** The texts of the finished page, beside those of the login. */
  readonly pageTexts: PageTexts;
}
