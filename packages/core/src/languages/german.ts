/** `@kratos-login/core/german`: the German translation. */
import type { Language } from './language.ts';

const count = (amount: number, unit: string): string => (amount ? ` ${amount} ${unit}${amount === 1 ? '' : 'n'}` : '');

/**
 * The German translation. Import it dynamically, so that only users who need it download it.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 *
 * const { german } = await import('@kratos-login/core/german')
 * const login = createLogin({ kratosUrl: 'https://auth.example.com', texts: german.texts, messages: german.messages })
 * login.start()
 * ```
 */
export const german: Language = {
  lang: 'de',
  dir: 'ltr',
  texts: {
    signIn: 'Anmelden',
    confirmItIsYou: 'Bestätigen Sie, dass Sie es sind',
    confirm: 'Bestätigen',
    continue: 'Weiter',
    identifier: 'E-Mail',
    password: 'Passwort',
    totpTitle: '6-stelliger Code',
    totpLabel: '6-stelliger Code',
    totpHint: (who) => `Aus Ihrer Authenticator-App${who ? `, für ${who}` : ''}`,
    backupTitle: 'Ersatzcode',
    backupLabel: 'Ersatzcode',
    backupHint: 'Einer der Ersatzcodes, die Sie aufbewahrt haben',
    mailTitle: 'Code per E-Mail',
    mailLabel: 'Code',
    mailHint: (address) => (address ? `Wir haben einen Code an ${address} geschickt` : 'Wir haben Ihnen einen Code geschickt'),
    anotherMailHint: (address) =>
      address ? `Wir haben noch einen Code an ${address} geschickt` : 'Wir haben Ihnen noch einen Code geschickt',
    useTotp: 'Authenticator-App verwenden',
    useBackup: 'Ersatzcode verwenden',
    useMail: 'Code per E-Mail erhalten',
    verify: 'Code aus der E-Mail eingeben',
    error: 'Fehler: ',
    loading: 'Wird geladen …',
    checking: 'Wird geprüft …',
    stillWaiting: 'Das dauert länger als üblich.',
    wait: (seconds) => `In${count(Math.floor(seconds / 60), 'Minute')}${count(seconds % 60, 'Sekunde')} können Sie es erneut versuchen.`,
    waitIsOver: 'Sie können es jetzt erneut versuchen.',
    setUpSecondFactor: 'Zweiten Schritt einrichten',
    goBack: 'Zurück',
    signedIn: 'Angemeldet',
    redirecting: (host) => `Weiter zu ${host}`,
    notices: {
      'took-too-long': 'Das hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
      'started-again': 'Wir mussten diesen Schritt neu beginnen. Bitte versuchen Sie es noch einmal.',
      'changed-elsewhere': 'Dieses Formular war nicht mehr gültig. Bitte versuchen Sie es noch einmal.',
      'sign-in-ended': 'Ihre Anmeldung ist abgelaufen. Bitte beginnen Sie von vorn.',
      'account-disabled': 'Dieses Konto ist gesperrt.',
      'address-not-verified': 'Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse.',
    },
    reasons: {
      restartLimitReached: 'Die Anmeldung beginnt immer wieder von vorn. Bitte starten Sie neu.',
      cookiesBlocked: 'Ihr Browser speichert unsere Cookies nicht. Bitte lassen Sie sie zu und starten Sie neu.',
      cookiesTooLarge: 'Ihr Browser sendet zu viele Cookies. Bitte löschen Sie die Cookies dieser Website und starten Sie neu.',
      refused: 'Diese Anmeldeseite ist nicht richtig eingerichtet.',
      noSecondFactor: 'Für dieses Konto ist noch kein zweiter Schritt eingerichtet.',
      noUsableMethod: 'Hier kann man sich auf keine Weise anmelden.',
      rateLimited: 'Zu viele Versuche. Bitte warten Sie und versuchen Sie es dann noch einmal.',
      unavailable: 'Wir warten gerade unsere Systeme. Bitte warten Sie und versuchen Sie es dann noch einmal.',
      serverError: 'Bei uns gibt es eine Störung. Bitte versuchen Sie es noch einmal.',
      unreachable: 'Wir sind nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
      timedOut: 'Unsere Antwort hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
      unexpected: 'Wir haben eine unerwartete Antwort erhalten. Bitte versuchen Sie es noch einmal.',
      cancelled: 'Sie haben das Warten beendet. Bitte versuchen Sie es noch einmal.',
    },
  },
  messages: {
    1010002: ({ provider }) => `Mit ${String(provider)} anmelden`,
    1010008: 'Mit Sicherheitsschlüssel anmelden',
    1010015: 'Anmeldecode senden',
    1010021: 'Mit Passkey anmelden',
    1010023: ({ address }) => `Code an ${String(address)} senden`,
    1070002: ({ title }) => String(title), // in German "E-Mail" is "E-Mail"
    4000002: 'Bitte füllen Sie dieses Feld aus.',
    4000003: ({ min_length }) => `Mindestens ${String(min_length)} Zeichen.`,
    4000006: 'E-Mail oder Passwort stimmt nicht. Bitte prüfen Sie die Schreibweise.',
    4000008: 'Der Code stimmt nicht. Bitte versuchen Sie es noch einmal.',
    4000010: 'Dieses Konto ist noch nicht aktiv. Haben Sie Ihre E-Mail-Adresse bestätigt?',
    4000011: 'Sie haben keine Authenticator-App eingerichtet.',
    4000012: 'Dieser Ersatzcode wurde schon verwendet.',
    4000014: 'Sie haben keine Ersatzcodes eingerichtet.',
    4000015: 'Dieses Konto gibt es nicht, oder es hat keinen Sicherheitsschlüssel.',
    4000016: 'Dieser Ersatzcode ist nicht gültig.',
    4000035: 'Dieses Konto gibt es nicht, oder es meldet sich nicht mit einem Code an.',
    4000037: 'Dieses Konto gibt es nicht, oder man kann sich damit nicht anmelden.',
    4010001: 'Das hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
    4010008: 'Der Code ist ungültig oder wurde schon verwendet. Bitte versuchen Sie es noch einmal.',
    4010010: 'Diese Adresse gehört nicht zu Ihrem Konto.',
    4010011: 'Dieses Konto ist gesperrt.',
  },
};
