/** `@kratos-login/core/arabic`: the Arabic translation. */
import type { Language } from './language.ts';

/** Isolates text that runs from left to right, so that an address does not change the order of its sentence. */
const isolateLtr = (text: string): string => `\u2068${text}\u2069`;

const minuteForms = ['دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة'] as const;
const secondForms = ['ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية'] as const;

/** Arabic has forms for one, for two, for three to ten, and for more. Zero is left out. */
const count = (amount: number, [one, two, few, many]: readonly [string, string, string, string]): readonly string[] =>
  amount === 0 ? [] : [amount === 1 ? one : amount === 2 ? two : `${amount} ${amount <= 10 ? few : many}`];

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
    confirmItIsYou: 'أكّد هويتك',
    confirm: 'تأكيد',
    continue: 'متابعة',
    identifier: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    totpTitle: 'الرمز المكوّن من 6 أرقام',
    totpLabel: 'الرمز المكوّن من 6 أرقام',
    totpHint: (who) => `من تطبيق المصادقة${who ? ` الخاص بالحساب ${isolateLtr(who)}` : ''}`,
    backupTitle: 'رمز احتياطي',
    backupLabel: 'رمز احتياطي',
    backupHint: 'أحد الرموز الاحتياطية التي احتفظت بها',
    mailTitle: 'رمز عبر البريد الإلكتروني',
    mailLabel: 'الرمز',
    mailHint: (address) => (address ? `أرسلنا رمزًا إلى ${isolateLtr(address)}` : 'أرسلنا إليك رمزًا'),
    anotherMailHint: (address) => (address ? `أرسلنا رمزًا آخر إلى ${isolateLtr(address)}` : 'أرسلنا إليك رمزًا آخر'),
    useTotp: 'استخدام تطبيق المصادقة',
    useBackup: 'استخدام رمز احتياطي',
    useMail: 'استلام رمز عبر البريد الإلكتروني',
    verify: 'إدخال الرمز المرسل عبر البريد الإلكتروني',
    error: 'خطأ: ',
    loading: 'جارٍ التحميل…',
    checking: 'جارٍ التحقق…',
    stillWaiting: 'يستغرق هذا وقتًا أطول من المعتاد.',
    wait: (seconds) =>
      `يمكنك المحاولة مرة أخرى بعد ${[...count(Math.floor(seconds / 60), minuteForms), ...count(seconds % 60, secondForms)].join(' و')}.`,
    waitIsOver: 'يمكنك المحاولة مرة أخرى الآن.',
    setUpSecondFactor: 'إعداد خطوة ثانية',
    goBack: 'رجوع',
    signedIn: 'تم تسجيل الدخول',
    redirecting: (host) => `ننقلك إلى ${isolateLtr(host)}`,
    notices: {
      'took-too-long': 'استغرق هذا وقتًا طويلًا. حاول مرة أخرى.',
      'started-again': 'اضطررنا إلى بدء هذه الخطوة من جديد. حاول مرة أخرى.',
      'changed-elsewhere': 'لم يعد هذا النموذج صالحًا. حاول مرة أخرى.',
      'sign-in-ended': 'انتهى تسجيل دخولك. ابدأ من جديد.',
      'account-disabled': 'هذا الحساب معطّل.',
      'address-not-verified': 'أكّد عنوان بريدك الإلكتروني أولًا.',
    },
    reasons: {
      restartLimitReached: 'يبدأ تسجيل الدخول من جديد كل مرة. ابدأ من البداية.',
      cookiesBlocked: 'لا يحتفظ متصفحك بملفات تعريف الارتباط. اسمح بها ثم ابدأ من جديد.',
      cookiesTooLarge: 'يرسل متصفحك عددًا كبيرًا جدًا من ملفات تعريف الارتباط. احذف ملفات تعريف الارتباط لهذا الموقع ثم ابدأ من جديد.',
      refused: 'لم تُضبط صفحة تسجيل الدخول هذه بشكل صحيح.',
      noSecondFactor: 'لا توجد خطوة ثانية لهذا الحساب بعد.',
      noUsableMethod: 'لا توجد طريقة لتسجيل الدخول هنا.',
      rateLimited: 'محاولات كثيرة جدًا. انتظر ثم حاول مرة أخرى.',
      unavailable: 'نُجري أعمال صيانة حاليًا. انتظر ثم حاول مرة أخرى.',
      serverError: 'هناك مشكلة لدينا. حاول مرة أخرى.',
      unreachable: 'يتعذر الوصول إلينا. تحقق من اتصالك ثم حاول مرة أخرى.',
      timedOut: 'استغرقنا وقتًا طويلًا في الرد. حاول مرة أخرى.',
      unexpected: 'تلقّينا ردًا غير متوقع. حاول مرة أخرى.',
      cancelled: 'توقفت عن الانتظار. حاول مرة أخرى.',
    },
  },
  messages: {
    1010002: ({ provider }) => `تسجيل الدخول عبر ${isolateLtr(String(provider))}`,
    1010008: 'تسجيل الدخول بمفتاح أمان',
    1010015: 'إرسال رمز تسجيل الدخول',
    1010021: 'تسجيل الدخول بمفتاح مرور',
    1010023: ({ address }) => `إرسال الرمز إلى ${isolateLtr(String(address))}`,
    1070002: ({ title }) => (title === 'E-Mail' ? 'البريد الإلكتروني' : String(title)),
    4000002: 'املأ هذا الحقل.',
    4000003: ({ min_length }) => `الحد الأدنى لعدد الأحرف هو ${String(min_length)}.`,
    4000006: 'البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقق من الكتابة.',
    4000008: 'الرمز غير صحيح. حاول مرة أخرى.',
    4000010: 'هذا الحساب غير مفعّل بعد. هل أكّدت عنوان بريدك الإلكتروني؟',
    4000011: 'لم تُعِدّ تطبيق مصادقة.',
    4000012: 'استُخدم هذا الرمز الاحتياطي من قبل.',
    4000014: 'ليست لديك رموز احتياطية.',
    4000015: 'هذا الحساب غير موجود أو ليس له مفتاح أمان.',
    4000016: 'الرمز الاحتياطي غير صالح.',
    4000035: 'هذا الحساب غير موجود أو لا يسجّل الدخول برمز.',
    4000037: 'هذا الحساب غير موجود أو لا يمكن تسجيل الدخول به.',
    4010001: 'استغرق هذا وقتًا طويلًا. حاول مرة أخرى.',
    4010008: 'الرمز غير صالح أو استُخدم من قبل. حاول مرة أخرى.',
    4010010: 'هذا العنوان لا ينتمي إلى حسابك.',
    4010011: 'هذا الحساب معطّل.',
  },
};
