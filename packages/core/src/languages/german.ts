/** `@kratos-login/core/german`: the German translation. */
import { toClockTime } from '../view/to-clock-time.ts';
import { toContextText } from '../view/to-context-text.ts';
import { toProviderName } from '../view/to-provider-name.ts';
import type { Language } from './language.ts';

const tookTooLong = 'Das hat zu lange gedauert. Versuchen Sie es erneut.';
const accountDisabled = 'Dieses Konto ist gesperrt. Wenn Sie das für einen Fehler halten, wenden Sie sich an den Support.';
const addressNotVerified = 'Bestätigen Sie zuerst Ihre E-Mail-Adresse.';
const waitThenRetry = 'Warten Sie einen Moment und versuchen Sie es dann erneut.';
const checkConnection = 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.';
const noAccount = 'Dieses Konto gibt es nicht, oder man kann sich damit so nicht anmelden.';
const enterCode = 'Geben Sie den 6-stelligen Code ein.';

const missing = new Map<unknown, string>([
  ['identifier', 'Geben Sie Ihre E-Mail-Adresse ein.'],
  ['password', 'Geben Sie Ihr Passwort ein.'],
  ['totp_code', enterCode],
  ['code', enterCode],
  ['lookup_secret', 'Geben Sie einen Ersatzcode ein.'],
]);

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
    signInTitle: (site) => (site ? `Bei ${site} anmelden` : 'Anmelden'),
    signingIn: 'Anmeldung läuft …',
    confirmItIsYou: 'Bestätigen Sie Ihre Identität',
    confirm: 'Bestätigen',
    continue: 'Weiter',
    verify: 'Code prüfen',
    verifying: 'Code wird geprüft …',
    identifier: 'E-Mail-Adresse',
    password: 'Passwort',
    totpTitle: '6-stelligen Code eingeben',
    totpLabel: '6-stelliger Code',
    totpHint: (who) => `Den Code${who ? ` für ${who}` : ''} finden Sie in Ihrer Authenticator-App.`,
    backupTitle: 'Ersatzcode eingeben',
    backupLabel: 'Ersatzcode',
    backupHint: 'Verwenden Sie einen der Ersatzcodes, die Sie gespeichert haben.',
    mailTitle: 'Sehen Sie in Ihrem Postfach nach',
    mailLabel: '6-stelliger Code',
    mailHint: (address) => `Wir haben einen Code an ${address ?? 'Ihre E-Mail-Adresse'} geschickt.`,
    anotherMailHint: (address) => `Wir haben einen neuen Code an ${address ?? 'Ihre E-Mail-Adresse'} geschickt.`,
    useTotp: 'Authenticator-App verwenden',
    useBackup: 'Ersatzcode verwenden',
    useMail: 'Code per E-Mail senden',
    verifyAddress: 'Code aus der E-Mail eingeben',
    error: 'Fehler: ',
    loading: 'Wird geladen …',
    checking: 'Wird geprüft …',
    stillWaiting: 'Das dauert länger als üblich.',
    wait: (seconds) => `Nächster Versuch in ${toClockTime(seconds)}`,
    waitIsOver: 'Sie können es jetzt erneut versuchen.',
    canResend: 'Sie können jetzt einen neuen Code anfordern.',
    setUpSecondFactor: 'Anmeldung in zwei Schritten einrichten',
    goBack: 'Zurück',
    signedIn: 'Angemeldet',
    redirecting: (host) => `Sie werden zu ${host} weitergeleitet`,
    notices: {
      'took-too-long': tookTooLong,
      'started-again': 'Dieser Schritt musste neu beginnen. Versuchen Sie es erneut.',
      'changed-elsewhere': 'Dieses Formular war nicht mehr gültig. Versuchen Sie es erneut.',
      'sign-in-ended': 'Melden Sie sich erneut an, um fortzufahren.',
      'account-disabled': accountDisabled,
      'address-not-verified': addressNotVerified,
    },
    reasons: {
      restartLimitReached: {
        title: 'Die Anmeldung beginnt immer wieder von vorn',
        advice: 'Beginnen Sie neu oder verwenden Sie einen anderen Browser.',
      },
      cookiesBlocked: {
        title: 'Ihr Browser blockiert unsere Cookies',
        advice: 'Erlauben Sie Cookies für diese Website und beginnen Sie dann neu.',
      },
      cookiesTooLarge: {
        title: 'Ihr Browser sendet zu viele Cookies',
        advice: 'Löschen Sie die Cookies dieser Website und beginnen Sie dann neu.',
      },
      refused: { title: 'Dieser Anmeldelink funktioniert nicht', advice: 'Beginnen Sie neu oder wenden Sie sich an den Support.' },
      noUsableMethod: { title: 'Sie können sich hier nicht anmelden', advice: 'Wenden Sie sich an den Support.' },
      noSecondFactor: {
        title: 'Die Anmeldung in zwei Schritten ist nicht eingerichtet',
        advice: 'Richten Sie sie ein und melden Sie sich dann erneut an.',
      },
      rateLimited: { title: 'Zu viele Versuche', advice: waitThenRetry },
      unavailable: { title: 'Die Anmeldung ist gerade nicht möglich', advice: waitThenRetry },
      serverError: { title: 'Bei uns ist etwas schiefgelaufen', advice: waitThenRetry },
      unreachable: { title: (site) => `${site ?? 'Der Server'} ist nicht erreichbar`, advice: checkConnection },
      timedOut: { title: 'Das hat zu lange gedauert', advice: checkConnection },
      unexpected: { title: 'Etwas ist schiefgelaufen', advice: waitThenRetry },
      cancelled: { title: 'Abgebrochen', advice: 'Sie können es erneut versuchen.' },
    },
  },
  messages: {
    1010002: ({ provider }) => `Weiter mit ${toProviderName(provider)}`,
    1010008: 'Sicherheitsschlüssel verwenden',
    1010012: 'Halten Sie Ihren Sicherheitsschlüssel bereit.',
    1010015: 'Mit einem Code anmelden',
    1010016: ({ provider }) => `Melden Sie sich an, um ${toProviderName(provider)} mit Ihrem Konto zu verbinden.`,
    1010018: ({ provider }) => `Mit ${toProviderName(provider)} bestätigen`,
    1010021: 'Passkey verwenden',
    1010023: ({ address }) => `Code an ${toContextText(address)} senden`,
    1070002: ({ title }) => (title === 'E-Mail' ? 'E-Mail-Adresse' : toContextText(title)),
    4000002: ({ property }) => missing.get(property) ?? 'Füllen Sie dieses Feld aus.',
    4000003: ({ min_length }) => `Geben Sie alle ${toContextText(min_length)} Ziffern ein.`,
    4000006: 'E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.',
    4000008: 'Dieser Code stimmt nicht. Geben Sie den neuesten Code aus Ihrer App ein.',
    4000010: addressNotVerified,
    4000011: 'Sie haben keine Authenticator-App eingerichtet.',
    4000012: 'Diesen Ersatzcode haben Sie schon verwendet. Nehmen Sie einen anderen.',
    4000013: 'Sie haben keinen Sicherheitsschlüssel eingerichtet.',
    4000014: 'Sie haben keine Ersatzcodes eingerichtet.',
    4000015: noAccount,
    4000016: 'Dieser Ersatzcode stimmt nicht.',
    4000035: noAccount,
    4000037: noAccount,
    4000043: 'Der Sicherheitsschlüssel hat nicht funktioniert.',
    4010001: tookTooLong,
    4010002: 'Etwas ist schiefgelaufen. Versuchen Sie es erneut.',
    4010007: 'Sie sind schon angemeldet.',
    4010008: 'Dieser Code ist falsch oder wurde schon verwendet. Sehen Sie in der neuesten E-Mail nach.',
    4010009: 'Das ist ein anderes Konto.',
    4010010: 'Diese Adresse stimmt nicht.',
    4010011: accountDisabled,
  },
  pageTexts: {
    cancel: 'Abbrechen',
    tryAgain: 'Erneut versuchen',
    startAgain: 'Neu beginnen',
    useDifferentAccount: 'Anderes Konto verwenden',
    sendAnotherCode: 'Neuen Code senden',
    noMail: (wait) =>
      `Keine E-Mail bekommen? Sehen Sie im Spam-Ordner nach${wait === null ? '' : ` oder fordern Sie in ${wait} einen neuen Code an`}.`,
    showPassword: 'Passwort anzeigen',
    hidePassword: 'Passwort verbergen',
    passwordVisible: 'Ihr Passwort ist sichtbar.',
    passwordHidden: 'Ihr Passwort ist verborgen.',
    or: 'oder',
    forgotPassword: 'Passwort vergessen?',
    newHere: 'Neu hier?',
    createAccount: 'Konto erstellen',
    getHelp: 'Hilfe',
    submitsWhenComplete: 'Wir prüfen den Code, sobald Sie die letzte Ziffer eingegeben haben.',
    noMethodHere: 'Dieses Konto meldet sich auf eine Weise an, die es auf dieser Seite nicht gibt.',
    signedInAs: 'Angemeldet als',
    oneStep: 'Angemeldet mit',
    twoSteps: 'Anmeldung in zwei Schritten',
    methods: {
      password: 'Passwort',
      totp: 'Authenticator-App',
      code: 'Code per E-Mail',
      lookup_secret: 'Ersatzcode',
      oidc: 'anderes Konto',
      webauthn: 'Sicherheitsschlüssel',
      passkey: 'Passkey',
    },
    join: (methods) => methods.join(' und '),
    continue: 'Weiter',
    signOut: 'Abmelden',
    stillSignedIn: 'Sie sind noch angemeldet. Versuchen Sie es erneut.',
    noScript: 'Um sich anzumelden, schalten Sie JavaScript ein und laden Sie diese Seite neu.',
  },
};
