import { testLoginPage } from '@kratos-login/testing/playwright';
import { messages, siteName, texts } from './texts.ts';

testLoginPage({
  url: '/',
  siteName,
  texts,
  messages,
  backUrl: '/',
  buttons: {
    cancel: 'Never mind',
    resendCode: 'Mail me another one',
    forgetIdentifier: 'That is not me',
    switchAccount: 'I am another user',
    retry: 'Give it another go',
    restart: 'From the beginning',
  },
});
