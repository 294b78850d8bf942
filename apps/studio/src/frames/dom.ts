import '@kratos-login/dom/kratos-login';
import '@kratos-login/dom/kratos-second-factor';
import { loadLanguage } from 'demo-kit';
import { brands } from 'demo-kit/brands';
import { connectFrame, links, stayHere } from './connect-frame.ts';
import { nameSite } from './name-site.ts';

const host = connectFrame();
const { kratosUrl, fetch, inspect } = host;
const isSignIn = host.getOptions().page === 'sign-in';
const common = { kratosUrl, fetch, inspect, storage: null };
const element = isSignIn ? document.createElement('kratos-login') : document.createElement('kratos-second-factor');

async function show(): Promise<void> {
  const { lang, brand } = host.getOptions();
  const language = await loadLanguage(lang);
  if (host.getOptions().lang !== lang) return; // another call shows it
  const { siteName, logo } = brands[brand];
  const look = { siteName, logoUrl: logo ?? undefined, texts: nameSite(siteName, language?.texts) };
  element.options = { ...common, ...look, ...(isSignIn ? { ...links, onSuccess: stayHere } : { onDone: stayHere }) };
}
await show();
host.subscribe(() => void show());
document.querySelector('#app')?.append(element);
