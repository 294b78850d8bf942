import type { PageTexts } from './english.ts';

export const texts: PageTexts = {
  tryAgain: 'Erneut versuchen',
  startAgain: 'Neu beginnen',
  someoneElse: 'Anderes Konto verwenden',
  notYou: 'Anderes Konto verwenden',
  anotherCode: 'Neuen Code senden',
  stopWaiting: 'Abbrechen',
  notHere: 'Hier noch nicht möglich',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  passwordVisible: 'Ihr Passwort ist sichtbar',
  passwordHidden: 'Ihr Passwort ist verborgen',
  language: 'Sprache',
  who: 'Wer',
  level: 'Stufe',
  methods: 'Verfahren',
  signOut: 'Abmelden',
  stillSignedIn: 'Sie sind noch angemeldet. Versuchen Sie es erneut.',
};
