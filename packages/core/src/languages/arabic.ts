/** `@kratos-login/core/arabic`: the Arabic translation. */
import { toClockTime } from '../view/to-clock-time.ts';
import { toContextText } from '../view/to-context-text.ts';
import { toProviderName } from '../view/to-provider-name.ts';
import { isolate } from './isolate.ts';
import type { Language } from './language.ts';

const tookTooLong = 'استغرق هذا وقتًا طويلًا. حاول مرة أخرى.';
const accountDisabled = 'هذا الحساب معطّل. تواصل مع الدعم إذا كنت تظن أن هذا خطأ.';
const addressNotVerified = 'أكّد عنوان بريدك الإلكتروني أولًا.';
const waitThenRetry = 'انتظر قليلًا ثم حاول مرة أخرى.';
const checkConnection = 'تحقق من اتصالك ثم حاول مرة أخرى.';
const noAccount = 'هذا الحساب غير موجود أو لا يمكن تسجيل الدخول به بهذه الطريقة.';
const enterCode = 'أدخل الرمز المكوّن من 6 أرقام.';

const missing = new Map<unknown, string>([
  ['identifier', 'أدخل عنوان بريدك الإلكتروني.'],
  ['password', 'أدخل كلمة المرور.'],
  ['totp_code', enterCode],
  ['code', enterCode],
  ['lookup_secret', 'أدخل رمزًا احتياطيًا.'],
]);

const toAddress = (address: string | null): string => (address ? isolate(address) : 'بريدك الإلكتروني');
const toProvider = (provider: unknown): string => isolate(toProviderName(provider));

/**
 * The Arabic translation, from right to left. Import it dynamically, so that only users who need it download it.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 *
 * const { arabic } = await import('@kratos-login/core/arabic')
 * const login = createLogin({ kratosUrl: 'https://auth.example.com', texts: arabic.texts, messages: arabic.messages })
 * login.start()
 * ```
 */
export const arabic: Language = {
  lang: 'ar',
  dir: 'rtl',
  texts: {
    signIn: 'تسجيل الدخول',
    signInTitle: (site) => `تسجيل الدخول${site ? ` إلى ${isolate(site)}` : ''}`,
    signingIn: 'جارٍ تسجيل الدخول…',
    confirmItIsYou: 'أكّد هويتك',
    confirm: 'تأكيد',
    continue: 'متابعة',
    verify: 'التحقق من الرمز',
    verifying: 'جارٍ التحقق من الرمز…',
    identifier: 'عنوان البريد الإلكتروني',
    password: 'كلمة المرور',
    totpTitle: 'أدخل الرمز المكوّن من 6 أرقام',
    totpLabel: 'الرمز المكوّن من 6 أرقام',
    totpHint: (who) => `افتح تطبيق المصادقة لمعرفة الرمز${who ? ` الخاص بالحساب ${isolate(who)}` : ''}.`,
    backupTitle: 'أدخل رمزًا احتياطيًا',
    backupLabel: 'الرمز الاحتياطي',
    backupHint: 'استخدم أحد الرموز الاحتياطية التي حفظتها.',
    mailTitle: 'تحقق من بريدك الإلكتروني',
    mailLabel: 'الرمز المكوّن من 6 أرقام',
    mailHint: (address) => `أرسلنا رمزًا إلى ${toAddress(address)}.`,
    anotherMailHint: (address) => `أرسلنا رمزًا آخر إلى ${toAddress(address)}.`,
    useTotp: 'استخدام تطبيق المصادقة',
    useBackup: 'استخدام رمز احتياطي',
    useMail: 'إرسال رمز بالبريد الإلكتروني',
    verifyAddress: 'إدخال الرمز المُرسل بالبريد الإلكتروني',
    error: 'خطأ: ',
    loading: 'جارٍ التحميل…',
    checking: 'جارٍ التحقق…',
    stillWaiting: 'يستغرق هذا وقتًا أطول من المعتاد.',
    wait: (seconds) => `إعادة المحاولة بعد ${toClockTime(seconds)}`,
    waitIsOver: 'يمكنك المحاولة مرة أخرى الآن.',
    canResend: 'يمكنك طلب رمز آخر الآن.',
    setUpSecondFactor: 'تفعيل تسجيل الدخول بخطوتين',
    goBack: 'رجوع',
    signedIn: 'تم تسجيل الدخول',
    redirecting: (host) => `جارٍ نقلك إلى ${isolate(host)}`,
    notices: {
      'took-too-long': tookTooLong,
      'started-again': 'اضطررنا إلى بدء هذه الخطوة من جديد. حاول مرة أخرى.',
      'changed-elsewhere': 'لم يعد هذا النموذج صالحًا. حاول مرة أخرى.',
      'sign-in-ended': 'سجّل الدخول مرة أخرى للمتابعة.',
      'account-disabled': accountDisabled,
      'address-not-verified': addressNotVerified,
    },
    reasons: {
      restartLimitReached: { title: 'يبدأ تسجيل الدخول من جديد كل مرة', advice: 'ابدأ من جديد أو جرّب متصفحًا آخر.' },
      cookiesBlocked: {
        title: 'متصفحك يحظر ملفات تعريف الارتباط',
        advice: 'اسمح بملفات تعريف الارتباط لهذا الموقع ثم ابدأ من جديد.',
      },
      cookiesTooLarge: {
        title: 'يرسل متصفحك عددًا كبيرًا جدًا من ملفات تعريف الارتباط',
        advice: 'احذف ملفات تعريف الارتباط لهذا الموقع ثم ابدأ من جديد.',
      },
      refused: { title: 'رابط تسجيل الدخول هذا لا يعمل', advice: 'ابدأ من جديد أو تواصل مع الدعم.' },
      noUsableMethod: { title: 'لا يمكنك تسجيل الدخول هنا', advice: 'تواصل مع الدعم.' },
      noSecondFactor: { title: 'تسجيل الدخول بخطوتين غير مُفعّل', advice: 'فعّله ثم سجّل الدخول مرة أخرى.' },
      rateLimited: { title: 'محاولات كثيرة جدًا', advice: waitThenRetry },
      unavailable: { title: 'تسجيل الدخول غير متاح حاليًا', advice: waitThenRetry },
      serverError: { title: 'حدث خطأ لدينا', advice: waitThenRetry },
      unreachable: { title: (site) => `يتعذر الوصول إلى ${site ? isolate(site) : 'الخادم'}`, advice: checkConnection },
      timedOut: { title: 'استغرق هذا وقتًا طويلًا', advice: checkConnection },
      unexpected: { title: 'حدث خطأ ما', advice: waitThenRetry },
      cancelled: { title: 'تم الإلغاء', advice: 'يمكنك المحاولة مرة أخرى.' },
    },
  },
  messages: {
    1010002: ({ provider }) => `المتابعة باستخدام ${toProvider(provider)}`,
    1010008: 'استخدام مفتاح أمان',
    1010012: 'جهّز مفتاح الأمان.',
    1010015: 'تسجيل الدخول برمز',
    1010016: ({ provider }) => `سجّل الدخول لربط ${toProvider(provider)} بحسابك.`,
    1010018: ({ provider }) => `التأكيد باستخدام ${toProvider(provider)}`,
    1010021: 'استخدام مفتاح مرور',
    1010023: ({ address }) => `إرسال رمز إلى ${isolate(toContextText(address))}`,
    1070002: ({ title }) => (title === 'E-Mail' ? 'عنوان البريد الإلكتروني' : toContextText(title)),
    4000002: ({ property }) => missing.get(property) ?? 'املأ هذا الحقل.',
    4000003: ({ min_length }) => `أدخل الرمز كاملًا: ${toContextText(min_length)} أرقام.`,
    4000006: 'عنوان البريد الإلكتروني وكلمة المرور غير متطابقين. تحقق منهما وحاول مرة أخرى.',
    4000008: 'هذا الرمز غير صحيح. أدخل أحدث رمز من تطبيقك.',
    4000010: addressNotVerified,
    4000011: 'لم تُفعّل تطبيق مصادقة.',
    4000012: 'استخدمت هذا الرمز الاحتياطي من قبل. جرّب رمزًا آخر.',
    4000013: 'لم تُفعّل مفتاح أمان.',
    4000014: 'لم تُفعّل رموزًا احتياطية.',
    4000015: noAccount,
    4000016: 'هذا الرمز الاحتياطي غير صحيح.',
    4000035: noAccount,
    4000037: noAccount,
    4000043: 'لم يعمل مفتاح الأمان.',
    4010001: tookTooLong,
    4010002: 'حدث خطأ ما. حاول مرة أخرى.',
    4010007: 'سجّلت الدخول بالفعل.',
    4010008: 'هذا الرمز خاطئ أو استُخدم من قبل. تحقق من أحدث رسالة في بريدك الإلكتروني.',
    4010009: 'هذا حساب آخر.',
    4010010: 'هذا العنوان غير صحيح.',
    4010011: accountDisabled,
  },
  pageTexts: {
    cancel: 'إلغاء',
    tryAgain: 'إعادة المحاولة',
    startAgain: 'البدء من جديد',
    useDifferentAccount: 'استخدام حساب آخر',
    sendAnotherCode: 'إرسال رمز آخر',
    noMail: (wait) =>
      `لم تصلك الرسالة؟ تحقق من مجلد الرسائل غير المرغوب فيها${wait === null ? '' : `، أو اطلب رمزًا آخر بعد ${isolate(wait)}`}.`,
    showPassword: 'إظهار كلمة المرور',
    hidePassword: 'إخفاء كلمة المرور',
    passwordVisible: 'كلمة المرور ظاهرة.',
    passwordHidden: 'كلمة المرور مخفية.',
    or: 'أو',
    forgotPassword: 'هل نسيت كلمة المرور؟',
    newHere: 'هل أنت جديد هنا؟',
    createAccount: 'إنشاء حساب',
    getHelp: 'المساعدة',
    submitsWhenComplete: 'نتحقق من الرمز بمجرد إدخال رقمه الأخير.',
    noMethodHere: 'يسجّل هذا الحساب الدخول بطريقة لا تتوفر في هذه الصفحة.',
    signedInAs: 'تم تسجيل الدخول باسم',
    oneStep: 'تم تسجيل الدخول عبر',
    twoSteps: 'تسجيل الدخول بخطوتين',
    methods: {
      password: 'كلمة المرور',
      totp: 'تطبيق المصادقة',
      code: 'رمز عبر البريد الإلكتروني',
      lookup_secret: 'رمز احتياطي',
      oidc: 'حساب آخر',
      webauthn: 'مفتاح أمان',
      passkey: 'مفتاح مرور',
    },
    join: (methods) => methods.join(' و'),
    continue: 'متابعة',
    signOut: 'تسجيل الخروج',
    stillSignedIn: 'ما زلت مسجّل الدخول. حاول مرة أخرى.',
    noScript: 'لتسجيل الدخول، فعّل JavaScript ثم أعد تحميل هذه الصفحة.',
  },
};
