import type { Messages, Texts } from '../view/texts.ts';

/** A login in another language: its sentences and Kratos's, and what the page around it has to say of itself. */
export interface Language {
  /** For `<html lang>`. */
  readonly lang: string;
  /** For `<html dir>`. */
  readonly dir: 'ltr' | 'rtl';
  /** For the option `texts`. */
  readonly texts: Texts;
  /** For the option `messages`: what a login can meet, by Kratos's ids. */
  readonly messages: Messages;
}
