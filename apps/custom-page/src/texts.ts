import { english, type Messages, type Texts } from '@kratos-login/core';

/** How the Garden Club talks; what is not here stays as it is. */
export const texts: Partial<Texts> = {
  signIn: 'Come in',
  confirmItIsYou: 'Is that really you?',
  confirm: 'It is me',
  continue: 'Go on',
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
  wait: (seconds) => `Count to ${seconds}, please.`,
  waitIsOver: 'Thank you for counting.',
  signedIn: 'There you are!',
  redirecting: (host) => `Off to ${host}`,
  notices: { ...english.notices, 'took-too-long': 'You fell asleep, it seems. Once more, please.' },
  reasons: { ...english.reasons, unreachable: 'The gate stays closed.', rateLimited: 'There is a queue.' },
};

export const messages: Messages = {
  4000006: 'That does not fit. Have another look?',
  4000008: 'Those are not the digits.',
};
