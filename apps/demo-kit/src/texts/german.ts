import type { PageTexts } from './english.ts';

export const texts: PageTexts = {
  tryAgain: 'Noch einmal versuchen',
  startAgain: 'Von vorn beginnen',
  someoneElse: 'Als jemand anderes anmelden',
  notYou: 'Das sind nicht Sie?',
  anotherCode: 'Noch einen Code senden',
  stopWaiting: 'Nicht länger warten',
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
  stillSignedIn: 'Sie sind noch angemeldet. Bitte versuchen Sie es noch einmal.',
};
