import '@kratos-login/dom/kratos-second-factor';
import { createInspect } from 'demo-kit';
import { followLanguageLinks } from './follow-language-links.ts';

const page = document.querySelector('kratos-second-factor');
if (page === null) throw new Error('second-factor.html has no <kratos-second-factor>.');
page.options = { returnTo: location.href, inspect: createInspect() };
followLanguageLinks(page);
