/**
 * The states of the finished page as HTML, for the tests of the stylesheet. Their markup is that of `@kratos-login/core/login-page`, on which this package
 * does not depend.
 */

const icon = (path: string, name = 'kl-icon'): string =>
  `<svg class="${name}" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
const eye = icon('M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7S2 12 2 12zm7 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0');
const alert = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5V13m0 3.5v.01');
const info = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v5.5m0-9v.01');
const check = icon('M5 12.5l4.5 4.5L19 7.5');
const brandIcon = icon('M3 3h8v8H3zm10 0h8v8h-8zM3 13h8v8H3zm10 0h8v8h-8z', 'kl-icon kl-brand-icon');

const link = (text: string): string => `<a class="kl-link" href="#">${text}</a>`;
const button = (text: string, look: 'primary' | 'secondary'): string =>
  `<button type="button" class="kl-button kl-${look}"><span>${text}</span></button>`;

/** The texts of a field. `invalid` marks the input whose error stands elsewhere. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly error?: string;
  readonly invalid?: boolean;
  readonly recovery?: string;
}

function field({ name, label, value = '', hint = '', error = '', invalid = error !== '', recovery }: Field): string {
  const isPassword = name === 'password';
  const isCode = name === 'totp_code' || name === 'code';
  const toggle = isPassword
    ? `<button type="button" class="kl-toggle" aria-label="Show password" aria-controls="${name}">${eye}</button>`
    : '';
  return `<div class="kl-field" data-field="${name}">
    <label class="kl-label" for="${name}">${label}</label>
    <p class="kl-hint" id="${name}-hint">${hint}</p>
    <p class="kl-error" id="${name}-error">${error === '' ? '' : `${alert}<span>${error}</span>`}</p>
    <div class="kl-control"><input class="kl-input" id="${name}" name="${name}" type="${isPassword ? 'password' : 'text'}" value="${value}"${
      invalid ? ' aria-invalid="true"' : ''
    }${isCode ? ' inputmode="numeric" dir="ltr"' : ''}>${toggle}</div>${
      recovery === undefined ? '' : `<a class="kl-link kl-recovery" href="#">${recovery}</a>`
    }</div>`;
}

/** What a page shows, from top to bottom. Everything but the title is optional. */
interface Page {
  readonly title: string;
  readonly step?: string;
  readonly form?: string;
  readonly lang?: string;
  readonly site?: string;
  readonly mark?: string;
  readonly lead?: string;
  readonly message?: readonly [severity: 'error' | 'info', text: string];
  readonly notice?: readonly [text: string, link: string];
  readonly account?: readonly [username: string, link: string];
  readonly providers?: readonly [or: string, ...texts: string[]];
  readonly fields?: readonly Field[];
  readonly submit?: string;
  readonly busy?: boolean;
  readonly slow?: readonly [text: string, cancel: string];
  readonly resend?: string;
  readonly choices?: readonly string[];
  readonly actions?: string;
  readonly facts?: readonly (readonly [term: string, description: string])[];
  readonly footer?: string;
}

function page(parts: Page): string {
  const { title, step = 'password', form, lang = 'en', site = 'Example', lead = '', message, notice, account, providers, fields } = parts;
  const { mark = '', submit = '', busy = false, slow, resend, choices, actions, facts, footer = '' } = parts;
  const isRtl = lang === 'ar';
  return `<div class="kl" lang="${lang}" dir="${isRtl ? 'rtl' : 'ltr'}" data-step="${step}"${form === undefined ? '' : ` data-form="${form}"`}${
    busy ? ' data-busy' : ''
  }><section class="kl-card">
  <header class="kl-header"><a class="kl-brand" href="#"><span class="kl-mark" aria-hidden="true">${site.slice(0, 1)}</span><span class="kl-site">${site}</span></a></header>
  ${mark}
  <h1 class="kl-title" id="kl-title" data-focus="title" tabindex="-1">${title}</h1>
  <p class="kl-lead" id="kl-lead">${lead}</p>
  <div class="kl-alert" role="alert" aria-atomic="true">${
    message === undefined
      ? ''
      : `<p class="kl-message" id="kl-message" data-severity="${message[0]}">${message[0] === 'error' ? alert : info}<span>${message[1]}</span></p>`
  }</div>
  ${notice === undefined ? '' : `<div class="kl-notice"><p tabindex="-1" data-focus="notice">${notice[0]}</p>${link(notice[1])}</div>`}
  ${
    account === undefined
      ? ''
      : `<div class="kl-account"><span class="kl-avatar" aria-hidden="true">${account[0].slice(0, 1).toUpperCase()}</span><bdi class="kl-username">${account[0]}</bdi><button type="button" class="kl-link">${account[1]}</button></div>`
  }
  ${
    providers === undefined
      ? ''
      : `<div class="kl-providers">${providers
          .slice(1)
          .map((text) => `<button type="button" class="kl-button kl-secondary kl-provider">${brandIcon}<span>${text}</span></button>`)
          .join('')}</div><p class="kl-or"><span>${providers[0]}</span></p>`
  }
  ${
    fields === undefined
      ? ''
      : `<form class="kl-form" method="post" aria-labelledby="kl-title">${fields.map(field).join('')}
    <button type="submit" class="kl-button kl-primary"${busy ? ' aria-disabled="true"' : ''}>${
      busy ? '<span class="kl-spinner" aria-hidden="true"></span>' : ''
    }<span>${submit}</span></button></form>`
  }
  <div class="kl-progress"${slow === undefined ? ' data-quiet' : ''}><span class="kl-status" role="status" aria-atomic="true">${slow?.[0] ?? ''}</span>${
    slow === undefined ? '' : `<button type="button" class="kl-link">${slow[1]}</button>`
  }</div>
  ${resend === undefined ? '' : `<p class="kl-resend">${resend}</p>`}
  ${
    choices === undefined
      ? ''
      : `<ul class="kl-choices">${choices.map((text) => `<li><button type="button" class="kl-choice"><span>${text}</span></button></li>`).join('')}</ul>`
  }
  ${actions === undefined ? '' : `<div class="kl-actions">${actions}</div>`}
  ${
    facts === undefined
      ? ''
      : `<dl class="kl-facts">${facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`).join('')}</dl>`
  }
  <footer class="kl-footer">${footer}</footer>
</section></div>`.replace(/>\s+</g, '><');
}

const email: Field = { name: 'identifier', label: 'Email address' };
const password: Field = { name: 'password', label: 'Password', recovery: 'Forgot your password?' };
const code: Field = { name: 'totp_code', label: '6-digit code' };
const mailed: Field = { name: 'code', label: '6-digit code' };
const footer = `<p>New here? ${link('Create an account')}</p><p>${link('Get help')}</p>`;
const account = ['ann@example.com', 'Use a different account'] as const;
const lead = 'Open your authenticator app for the code for ann@example.com.';

const signIn: Page = { title: 'Sign in to Example', form: 'password', fields: [email, password], submit: 'Sign in', footer };
const typed: Page = {
  ...signIn,
  fields: [
    { ...email, value: 'ann@example.com' },
    { ...password, value: 'correct horse' },
  ],
};
const totp: Page = {
  title: 'Enter your 6-digit code',
  step: 'awaiting-TOTP',
  form: 'totp',
  lead,
  account,
  fields: [code],
  submit: 'Verify',
  choices: ['Use a backup code', 'Email yourself a code'],
};
const mail: Page = {
  ...totp,
  title: 'Check your email',
  form: 'code',
  lead: 'Enter the 6-digit code that we sent to ann@example.com.',
  fields: [mailed],
};
const german: Page = {
  ...signIn,
  lang: 'de',
  title: 'Bei Donaudampfschifffahrtsgesellschaft anmelden',
  site: 'Donaudampfschifffahrtsgesellschaft',
  fields: [
    {
      name: 'identifier',
      label: 'E-Mail-Adresse',
      value: 'maximiliane.mustermann-schnarrenberger@donaudampfschifffahrtsgesellschaft.example',
    },
    {
      name: 'password',
      label: 'Passwort',
      recovery: 'Passwort vergessen?',
      error: 'Diese E-Mail-Adresse und dieses Passwort passen nicht zusammen. Prüfe beides und versuche es noch einmal.',
    },
  ],
  submit: 'Anmelden',
  footer: `<p>Neu hier? ${link('Ein Benutzerkonto erstellen')}</p><p>${link('Hilfe')}</p>`,
};

/** The pages by name. */
export const pages = {
  empty: page(signIn),
  wrong: page({
    ...signIn,
    fields: [
      { ...email, value: 'ann@example.com' },
      { ...password, error: 'That email and password don’t match. Check both and try again.' },
    ],
  }),
  missing: page({
    ...signIn,
    fields: [
      { ...email, error: 'Enter your email address.' },
      { ...password, error: 'Enter your password.' },
    ],
  }),
  busy: page({ ...typed, busy: true, submit: 'Signing in…' }),
  slow: page({ ...typed, busy: true, submit: 'Signing in…', slow: ['This is taking longer than usual.', 'Cancel'] }),
  code: page(totp),
  wrongCode: page({ ...totp, fields: [{ ...code, error: 'That code isn’t right. Enter the newest one from your app.' }] }),
  busyCode: page({ ...totp, fields: [{ ...code, value: '123456' }], busy: true, submit: 'Verifying…' }),
  mailedCode: page({ ...mail, resend: 'No email? Check your spam folder, or send another code in <bdi>0:24</bdi>.' }),
  resend: page({
    ...mail,
    resend: 'No email? Check your spam folder.',
    choices: ['Send another code', 'Use a backup code', 'Use your authenticator app'],
  }),
  addresses: page({
    title: 'Choose where to get your code',
    step: 'awaiting-TOTP',
    form: 'address',
    account,
    choices: ['Email a code to a•••@example.com', 'Email a code to an•••••@work.example', 'Use your authenticator app'],
  }),
  backup: page({
    ...totp,
    title: 'Enter a backup code',
    form: 'lookup_secret',
    lead: 'Use one of the backup codes you saved.',
    fields: [{ name: 'lookup_secret', label: 'Backup code', value: 'k3f9-x2mq' }],
    choices: ['Use your authenticator app', 'Email yourself a code'],
  }),
  confirm: page({
    ...signIn,
    title: 'Confirm it’s you',
    lead: 'Enter your password to continue.',
    account,
    fields: [password],
    footer: '',
  }),
  identifierFirst: page({ ...signIn, fields: [email], submit: 'Continue' }),
  providers: page({ ...signIn, providers: ['or', 'Continue with Google', 'Continue with GitHub', 'Continue with Apple'] }),
  info: page({ ...signIn, message: ['info', 'Your session has ended. Sign in again.'] }),
  error: page({ ...signIn, message: ['error', 'This account is disabled. Contact support if you think that’s wrong.'] }),
  unverified: page({ ...typed, notice: ['Confirm your email address first.', 'Enter the code from the email'] }),
  unreachable: page({
    title: 'We can’t reach Example',
    step: 'error',
    lead: 'Check your connection and try again.',
    actions: button('Try again', 'primary') + button('Start again', 'secondary'),
    footer: `<p>${link('Get help')}</p>`,
  }),
  wait: page({
    title: 'Too many attempts',
    step: 'error',
    lead: 'Wait a little before you try again.',
    actions: `<p class="kl-wait">Try again in 2:00</p>${button('Start again', 'secondary')}<button type="button" class="kl-link">Use a different account</button>`,
  }),
  success: page({
    title: 'You’re signed in',
    step: 'success',
    mark: `<span class="kl-check" aria-hidden="true">${check}</span>`,
    facts: [
      ['Signed in as', 'ann@example.com'],
      ['Two-step sign-in', 'Password and authenticator app'],
    ],
    actions: `<a class="kl-button kl-primary" href="#">Continue</a>`,
  }),
  leaving: page({
    title: 'Taking you to Example',
    step: 'success',
    mark: '<span class="kl-check" aria-hidden="true"><span class="kl-spinner"></span></span>',
  }),
  german: page(german),
  germanCode: page({
    ...totp,
    lang: 'de',
    title: 'Gib deinen 6-stelligen Code ein',
    lead: 'Öffne deine Authenticator-App für den Code von maximiliane.mustermann@donaudampfschifffahrtsgesellschaft.example.',
    account: ['maximiliane.mustermann@donaudampfschifffahrtsgesellschaft.example', 'Anderes Konto verwenden'],
    fields: [{ ...code, label: '6-stelliger Code' }],
    submit: 'Bestätigen',
    choices: ['Einen deiner Backup-Codes verwenden', 'Code per E-Mail anfordern'],
  }),
  arabic: page({
    ...signIn,
    lang: 'ar',
    title: 'تسجيل الدخول إلى Example',
    fields: [
      { name: 'identifier', label: 'عنوان البريد الإلكتروني', value: 'ann@example.com' },
      { name: 'password', label: 'كلمة المرور', recovery: 'هل نسيت كلمة المرور؟', error: 'البريد الإلكتروني وكلمة المرور غير متطابقين.' },
    ],
    providers: ['أو', 'المتابعة باستخدام Google'],
    submit: 'تسجيل الدخول',
    footer: `<p>جديد هنا؟ ${link('إنشاء حساب')}</p>`,
  }),
  arabicCode: page({
    ...totp,
    lang: 'ar',
    title: 'أدخل الرمز المكوّن من 6 أرقام',
    lead: 'افتح تطبيق المصادقة للحصول على رمز ann@example.com.',
    account: ['ann@example.com', 'استخدام حساب آخر'],
    fields: [{ ...code, label: 'رمز من 6 أرقام' }],
    submit: 'تحقق',
    choices: ['استخدام رمز احتياطي', 'إرسال رمز إلى بريدك'],
  }),
} satisfies Record<string, string>;
