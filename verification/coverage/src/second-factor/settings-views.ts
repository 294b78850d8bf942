/** What the page shows in each state. While a request is pending, the pages in `lastingViews` stay. */
export const settingsViews = {
  loading: 'loading',
  overview: 'overview',
  'pairing.entering': 'pairing',
  'pairing.submitting': 'pairing',
  changing: 'loading',
  'backup-codes': 'backup-codes',
  confirming: 'confirming',
  'signing-out': 'loading',
  'signed-out': 'signed-out',
  done: 'done',
  error: 'error',
} as const;

export const lastingViews: readonly string[] = ['overview', 'pairing', 'backup-codes'];
