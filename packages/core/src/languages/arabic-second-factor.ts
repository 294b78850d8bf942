/** `@kratos-login/core/arabic-second-factor`: the Arabic texts of the page of the second factor. */
import type { SecondFactorTexts } from '../second-factor/second-factor-texts.ts';
import { toClockTime } from '../view/to-clock-time.ts';
import { arabic } from './arabic.ts';
import { isolate } from './isolate.ts';

const waitThenRetry = 'انتظر قليلًا ثم حاول مرة أخرى.';

/**
 * The Arabic texts of the page of the second factor, from right to left. `arabic` translates the login inside. Import both dynamically, so that only users who
 * need them download them.
 */
export const arabicSecondFactor: SecondFactorTexts = {
  overviewTitle: 'تسجيل الدخول بخطوتين',
  overviewLead: 'تحمي الخطوة الثانية حسابك حتى إذا عرف أحدهم كلمة المرور.',
  nothingOffered: 'لا يوفر هذا الموقع تسجيل الدخول بخطوتين.',
  loadingTitle: 'تسجيل الدخول بخطوتين',
  loading: 'جارٍ التحميل…',
  saving: 'جارٍ الحفظ…',
  stillWaiting: 'يستغرق هذا وقتًا أطول من المعتاد.',
  methods: {
    totp: 'تطبيق المصادقة',
    lookup_secret: 'الرموز الاحتياطية',
    webauthn: 'مفاتيح الأمان',
    passkey: 'مفاتيح المرور',
    password: 'كلمة المرور',
    profile: 'الملف الشخصي',
    oidc: 'الحسابات المرتبطة',
    code: 'رموز عبر البريد الإلكتروني',
  },
  isSetUp: 'تم التفعيل',
  isNotSetUp: 'لم يتم التفعيل',
  setUp: 'تفعيل',
  remove: 'إزالة',
  generate: 'إنشاء رموز',
  generateAgain: 'إنشاء رموز جديدة',
  reveal: 'إظهار',
  nameAction: (action, method) => `${action}: ${method}`,
  pairingTitle: 'تفعيل تطبيق المصادقة',
  pairingLead: `امسح رمز ${isolate('QR')} هذا باستخدام تطبيق المصادقة، ثم أدخل الرمز المكوّن من 6 أرقام الذي يظهر في التطبيق.`,
  pairingLeadWithoutQr: 'أدخل هذا المفتاح في تطبيق المصادقة، ثم أدخل هنا الرمز المكوّن من 6 أرقام الذي يظهر في التطبيق.',
  qrLabel: `رمز ${isolate('QR')} لتطبيق المصادقة. إذا تعذّر عليك مسحه، فأدخل المفتاح الموجود أسفله بدلًا منه.`,
  keyLabel: 'تعذّر المسح؟ أدخل هذا المفتاح بدلًا منه',
  codeLabel: 'الرمز المكوّن من 6 أرقام',
  codeHint: 'يعرض تطبيقك رمزًا جديدًا كل 30 ثانية.',
  pair: 'التحقق من الرمز',
  pairing: 'جارٍ التحقق من الرمز…',
  back: 'رجوع',
  newCodesTitle: 'احفظ رموزك الاحتياطية',
  newCodesLead: 'إذا فقدت هاتفك، فيمكنك تسجيل الدخول مرة واحدة بكل رمز من هذه الرموز. احتفظ بها في مكان آمن، ثم أكّد أنك حفظتها.',
  codesTitle: 'رموزك الاحتياطية',
  codesLead: 'إذا فقدت هاتفك، فيمكنك تسجيل الدخول مرة واحدة بكل رمز.',
  usedCode: 'مُستخدم',
  confirmCodes: 'حفظت الرموز',
  confirmationLead: 'أكّد هويتك للمتابعة.',
  leaveConfirmation: 'إلغاء',
  signedOutTitle: 'تم تسجيل خروجك',
  signedOutLead: 'سجّل الدخول لتغيير إعدادات تسجيل الدخول بخطوتين.',
  signIn: 'تسجيل الدخول',
  signOut: 'تسجيل الخروج',
  continue: 'متابعة',
  doneTitle: 'تم تفعيل تسجيل الدخول بخطوتين',
  doneLead: 'من الآن فصاعدًا، نطلب منك رمزًا عند تسجيل الدخول.',
  redirecting: (host) => `جارٍ نقلك إلى ${isolate(host)}`,
  error: 'خطأ: ',
  wait: (seconds) => `إعادة المحاولة بعد ${toClockTime(seconds)}`,
  waitIsOver: 'يمكنك المحاولة مرة أخرى الآن.',
  copy: 'نسخ',
  copied: 'تم النسخ.',
  notCopied: 'لم يسمح متصفحك بالنسخ. حدّد النص وانسخه بنفسك.',
  download: 'تنزيل',
  print: 'طباعة',
  fileName: 'الرموز-الاحتياطية',
  fileHeading: (site, username) =>
    [`الرموز الاحتياطية${site ? ` في ${isolate(site)}` : ''}`, username ? isolate(username) : ''].filter(Boolean).join('\n'),
  questions: {
    unlink: {
      title: 'هل تريد إزالة تطبيق المصادقة؟',
      text: 'لن تعمل رموزه بعد ذلك. يمكن حينها لأي شخص يعرف كلمة المرور تسجيل الدخول، ما لم تكن لديك خطوة ثانية أخرى.',
      confirm: 'إزالته',
      dismiss: 'الاحتفاظ به',
    },
    disableCodes: {
      title: 'هل تريد إزالة رموزك الاحتياطية؟',
      text: 'لن يعمل أي منها بعد ذلك.',
      confirm: 'إزالتها',
      dismiss: 'الاحتفاظ بها',
    },
    leaveCodes: {
      title: 'هل تريد المغادرة دون حفظ هذه الرموز؟',
      text: 'لا تعمل الرموز إلا بعد أن تؤكد أنك حفظتها.',
      confirm: 'المغادرة',
      dismiss: 'البقاء هنا',
    },
  },
  notices: {
    paired: 'تم تفعيل تطبيق المصادقة.',
    unlinked: 'تمت إزالة تطبيق المصادقة.',
    'codes-saved': 'رموزك الاحتياطية تعمل الآن.',
    'codes-removed': 'تمت إزالة رموزك الاحتياطية.',
    'new-secret': `استغرق هذا وقتًا طويلًا. امسح رمز ${isolate('QR')} الجديد، واحذف الإدخال القديم من تطبيقك.`,
    'code-not-checked': 'تعذّر علينا التحقق من هذا الرمز. أدخل أحدث رمز من تطبيقك.',
    'changed-elsewhere': 'تم تغيير هذا في علامة تبويب أخرى أو على جهاز آخر. إليك الإعدادات الحالية.',
    'started-again': 'لم تعد هذه الصفحة صالحة. حاول مرة أخرى.',
    'another-account': 'سجّلت الدخول الآن بحساب آخر. هذه إعداداته.',
  },
  reasons: {
    ...arabic.texts.reasons,
    restartLimitReached: { title: 'تبدأ هذه الصفحة من جديد كل مرة', advice: 'ابدأ من جديد أو جرّب متصفحًا آخر.' },
    refused: { title: 'لا يمكن تغيير هذا هنا', advice: 'ابدأ من جديد أو تواصل مع الدعم.' },
    unavailable: { title: 'هذا غير متاح حاليًا', advice: waitThenRetry },
  },
};
