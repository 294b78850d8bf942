/** `@kratos-login/core/german-second-factor`: the German texts of the page of the second factor. */
import type { SecondFactorTexts } from '../second-factor/second-factor-texts.ts';
import { toClockTime } from '../view/to-clock-time.ts';

const waitThenRetry = 'Warten Sie einen Moment und versuchen Sie es dann erneut.';
const checkConnection = 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.';

/**
 * The German texts of the page of the second factor. `german` translates the login inside. Import both dynamically, so that only users who need them download
 * them.
 */
export const germanSecondFactor: SecondFactorTexts = {
  overviewTitle: 'Anmeldung in zwei Schritten',
  overviewLead: 'Ein zweiter Schritt schützt Ihr Konto auch dann, wenn jemand Ihr Passwort erfährt.',
  nothingOffered: 'Diese Website bietet keine Anmeldung in zwei Schritten an.',
  loadingTitle: 'Anmeldung in zwei Schritten',
  loading: 'Wird geladen …',
  saving: 'Wird gespeichert …',
  stillWaiting: 'Das dauert länger als üblich.',
  methods: {
    totp: 'Authenticator-App',
    lookup_secret: 'Ersatzcodes',
    webauthn: 'Sicherheitsschlüssel',
    passkey: 'Passkeys',
    password: 'Passwort',
    profile: 'Profil',
    oidc: 'Verknüpfte Konten',
    code: 'Codes per E-Mail',
  },
  isSetUp: 'Eingerichtet',
  isNotSetUp: 'Nicht eingerichtet',
  setUp: 'Einrichten',
  remove: 'Entfernen',
  generate: 'Codes erstellen',
  generateAgain: 'Neue Codes erstellen',
  reveal: 'Anzeigen',
  nameAction: (action, method) => `${action}: ${method}`,
  pairingTitle: 'Authenticator-App einrichten',
  pairingLead: 'Scannen Sie diesen QR-Code mit Ihrer Authenticator-App. Geben Sie dann den 6-stelligen Code ein, den die App anzeigt.',
  pairingLeadWithoutQr:
    'Geben Sie diesen Schlüssel in Ihre Authenticator-App ein. Geben Sie dann hier den 6-stelligen Code ein, den die App anzeigt.',
  qrLabel:
    'QR-Code für Ihre Authenticator-App. Wenn Sie ihn nicht scannen können, geben Sie stattdessen den Schlüssel ein, der darunter steht.',
  keyLabel: 'Scannen nicht möglich? Geben Sie stattdessen diesen Schlüssel ein',
  codeLabel: '6-stelliger Code',
  codeHint: 'Ihre App zeigt alle 30 Sekunden einen neuen Code an.',
  pair: 'Code prüfen',
  pairing: 'Code wird geprüft …',
  back: 'Zurück',
  newCodesTitle: 'Ersatzcodes speichern',
  newCodesLead:
    'Wenn Sie Ihr Telefon verlieren, können Sie sich mit jedem dieser Codes einmal anmelden. Bewahren Sie sie sicher auf und bestätigen Sie dann, dass Sie sie gespeichert haben.',
  codesTitle: 'Ihre Ersatzcodes',
  codesLead: 'Wenn Sie Ihr Telefon verlieren, können Sie sich mit jedem Code einmal anmelden.',
  usedCode: 'Verwendet',
  confirmCodes: 'Ich habe sie gespeichert',
  confirmationLead: 'Bestätigen Sie Ihre Identität, um fortzufahren.',
  leaveConfirmation: 'Abbrechen',
  signedOutTitle: 'Sie sind abgemeldet',
  signedOutLead: 'Melden Sie sich an, um Ihre Anmeldung in zwei Schritten zu ändern.',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  continue: 'Weiter',
  doneTitle: 'Die Anmeldung in zwei Schritten ist eingerichtet',
  doneLead: 'Ab jetzt fragen wir Sie bei jeder Anmeldung nach einem Code.',
  redirecting: (host) => `Sie werden zu ${host} weitergeleitet`,
  error: 'Fehler: ',
  wait: (seconds) => `Nächster Versuch in ${toClockTime(seconds)}`,
  waitIsOver: 'Sie können es jetzt erneut versuchen.',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  notCopied: 'Ihr Browser hat das nicht kopiert. Markieren Sie den Text und kopieren Sie ihn selbst.',
  download: 'Herunterladen',
  print: 'Drucken',
  fileName: 'ersatzcodes',
  fileHeading: (site, username) => [`Ersatzcodes${site ? ` für ${site}` : ''}`, username ?? ''].filter(Boolean).join('\n'),
  questions: {
    unlink: {
      title: 'Authenticator-App entfernen?',
      text: 'Ihre Codes funktionieren dann nicht mehr. Wer Ihr Passwort kennt, kann sich anmelden, wenn Sie keinen anderen zweiten Schritt haben.',
      confirm: 'Entfernen',
      dismiss: 'Behalten',
    },
    disableCodes: {
      title: 'Ersatzcodes entfernen?',
      text: 'Sie funktionieren dann alle nicht mehr.',
      confirm: 'Entfernen',
      dismiss: 'Behalten',
    },
    leaveCodes: {
      title: 'Seite verlassen, ohne diese Codes zu speichern?',
      text: 'Sie funktionieren erst, wenn Sie bestätigen, dass Sie sie gespeichert haben.',
      confirm: 'Verlassen',
      dismiss: 'Hier bleiben',
    },
  },
  notices: {
    paired: 'Ihre Authenticator-App ist eingerichtet.',
    unlinked: 'Ihre Authenticator-App ist entfernt.',
    'codes-saved': 'Ihre Ersatzcodes funktionieren jetzt.',
    'codes-removed': 'Ihre Ersatzcodes sind entfernt.',
    'new-secret': 'Das hat zu lange gedauert. Scannen Sie den neuen QR-Code und löschen Sie den alten Eintrag in Ihrer App.',
    'code-not-checked': 'Wir konnten diesen Code nicht prüfen. Geben Sie den neuesten Code aus Ihrer App ein.',
    'changed-elsewhere': 'Das wurde in einem anderen Tab oder auf einem anderen Gerät geändert. Hier sehen Sie den aktuellen Stand.',
    'started-again': 'Diese Seite war nicht mehr gültig. Versuchen Sie es erneut.',
    'another-account': 'Sie sind jetzt mit einem anderen Konto angemeldet. Das sind seine Einstellungen.',
  },
  reasons: {
    restartLimitReached: {
      title: 'Diese Seite beginnt immer wieder von vorn',
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
    refused: { title: 'Das lässt sich hier nicht ändern', advice: 'Beginnen Sie neu oder wenden Sie sich an den Support.' },
    rateLimited: { title: 'Zu viele Versuche', advice: waitThenRetry },
    unavailable: { title: 'Das ist gerade nicht möglich', advice: waitThenRetry },
    serverError: { title: 'Bei uns ist etwas schiefgelaufen', advice: waitThenRetry },
    unreachable: { title: (site) => `${site ?? 'Der Server'} ist nicht erreichbar`, advice: checkConnection },
    timedOut: { title: 'Das hat zu lange gedauert', advice: checkConnection },
    unexpected: { title: 'Etwas ist schiefgelaufen', advice: waitThenRetry },
    cancelled: { title: 'Abgebrochen', advice: 'Sie können es erneut versuchen.' },
  },
};
