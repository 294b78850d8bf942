export { secretFields } from '../view/fields.ts';
export { requiredParts } from '../view/login-view.ts';
export { applyPageEffect, clearSecrets } from './apply-page-effect.ts';
export { assertNotAttached, attachPage } from './attach-page.ts';
export { submitForm } from './submit-form.ts';
export { watchPage } from './watch-page.ts';
