import '@kratos-login/dom/kratos-login';
import '@kratos-login/dom/kratos-second-factor';
import { brands } from 'demo-kit/brands';
import { connectFrame, links, showNote } from './connect-frame.ts';

const host = connectFrame();
const { kratosUrl, fetch, inspect } = host;
const isSignIn = host.getOptions().page === 'sign-in';
const goOn = (_: unknown, next: string | null): false => {
  if (next !== null) showNote('Signed in. Your app would go on to its next page now.');
  return false;
};
const common = { kratosUrl, fetch, inspect, storage: null };
const element = isSignIn ? document.createElement('kratos-login') : document.createElement('kratos-second-factor');

const show = (): void => {
  const { siteName, logo } = brands[host.getOptions().brand];
  const look = { siteName, logoUrl: logo ?? undefined };
  element.options = { ...common, ...look, ...(isSignIn ? { ...links, onSuccess: goOn } : { onDone: goOn }) };
};
show();
host.subscribe(show);
document.querySelector('#app')?.append(element);
