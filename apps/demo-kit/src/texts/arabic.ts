import type { PageTexts } from './english.ts';

export const texts: PageTexts = {
  tryAgain: 'حاول مرة أخرى',
  startAgain: 'ابدأ من جديد',
  someoneElse: 'استخدام حساب آخر',
  notYou: 'استخدام حساب آخر',
  anotherCode: 'إرسال رمز جديد',
  stopWaiting: 'إلغاء',
  notHere: 'غير متاح هنا بعد',
  showPassword: 'إظهار كلمة المرور',
  hidePassword: 'إخفاء كلمة المرور',
  passwordVisible: 'كلمة المرور ظاهرة',
  passwordHidden: 'كلمة المرور مخفية',
  language: 'اللغة',
  who: 'الحساب',
  level: 'المستوى',
  methods: 'الطرق',
  signOut: 'تسجيل الخروج',
  stillSignedIn: 'ما زلت مسجّل الدخول. حاول مرة أخرى.',
};
