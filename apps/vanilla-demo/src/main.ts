import '@kratos-login/dom/kratos-login';
import { createInspect, demoOptions, type Lang, readLang, requiresSecondFactor, toPlainAddress, toSecondFactorAddress } from 'demo-kit';
import { followLanguageLinks } from './follow-language-links.ts';

const login = document.querySelector('kratos-login');
if (login === null) throw new Error('index.html has no <kratos-login>.');

/** In development the page says what is wrong with the set-up. */
const findings = import.meta.env.DEV ? import('demo-kit/show-findings') : undefined;
const isRequired = requiresSecondFactor(location.href);

login.options = {
  onSuccess: demoOptions.onSuccess,
  requireSecondFactor: isRequired,
  setUpSecondFactor: isRequired,
  inspect: createInspect(),
  onChange: (view) => void findings?.then(({ showFindings }) => showFindings(view)),
};
if (isRequired) void import('./set-up-second-factor.ts');
setLinks(readLang(location.href));
followLanguageLinks(login, setLinks);

function setLinks(lang: Lang): void {
  login?.setAttribute('back-url', toPlainAddress(lang));
  login?.setAttribute('second-factor-setup-url', toSecondFactorAddress(lang));
}
