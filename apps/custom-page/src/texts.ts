import { english, type Messages, type Texts } from '@kratos-login/core';

export const siteName = 'The Garden Club';

/** How the Garden Club talks; what is not here stays as it is. */
export const texts: Partial<Texts> = {
  signIn: 'Come in',
  signInTitle: (site) => `Come in to ${site}`,
  signingIn: 'Opening the gate…',
  confirmItIsYou: 'Is that really you?',
  confirm: 'It is me',
  continue: 'Go on',
  verify: 'Knock',
  verifying: 'Knocking…',
  identifier: 'Your address',
  password: 'Your magic word',
  totpTitle: 'One more thing',
  totpLabel: 'Six digits',
  totpHint: (who) => `Your phone shows them${who ? `, ${who}` : ''}`,
  backupTitle: 'The note in your drawer',
  mailTitle: 'Look into your mailbox',
  useMail: 'Have it mailed',
  error: 'Oh dear: ',
  loading: 'One moment…',
  checking: 'Let us see…',
  stillWaiting: 'This is slow today.',
  wait: (seconds) => `Count to ${seconds}.`,
  waitIsOver: 'Thank you for counting.',
  signedIn: 'There you are!',
  redirecting: (host) => `Off to ${host}`,
  notices: { ...english.notices, 'took-too-long': 'You fell asleep, it seems. Once more.' },
  reasons: {
    ...english.reasons,
    unreachable: { title: (site) => `The gate of ${site} stays closed`, advice: 'Shake your cables.' },
    rateLimited: { title: 'There is a queue', advice: 'Count, then try again.' },
  },
};

export const messages: Messages = {
  4000006: 'That does not fit. Have another look?',
  4000008: 'Those are not the digits.',
};
