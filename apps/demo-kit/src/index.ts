export { describeSession, type SessionDescription } from './describe-session.ts';
export { leave } from './leave.ts';
export { languages, loadLanguage, type PageLanguage, toLanguageHref } from './load-language.ts';
export { readAddress } from './read-address.ts';
export { signOut } from './sign-out.ts';
export type { PageTexts } from './texts/english.ts';
export { translate } from './translate.ts';
