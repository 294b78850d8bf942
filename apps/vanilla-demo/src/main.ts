import { createKratosClient, createLoginWithClient, type LoginView } from '@kratos-login/core';
import { bindLogin, bindShowPassword } from '@kratos-login/dom';
import { describeSession, leave, loadLanguage, readAddress, signOut, toLanguageHref, translate } from 'demo-kit';
import 'demo-kit/login.css';

const { kratosUrl, ...asked } = readAddress();
const client = createKratosClient({ kratosUrl });
const { pageTexts, ...said } = await loadLanguage();
const login = createLoginWithClient({ client, ...asked, ...said, inspect: await createInspect() });

/** Production builds do not contain these sentences. They are loaded before the page is bound, because they are needed when no request succeeds. */
const telling = import.meta.env.DEV ? await import('demo-kit/tell-developers') : null;

const root = document.querySelector<HTMLElement>('#login');
translate(document, pageTexts);
for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.href = toLanguageHref(link.lang);
bindLogin(root, login, { onDraw: fillIn, onOther: sayThatItIsElsewhere });
if (root !== null) bindShowPassword(root);

/** The texts that only the host has. */
function fillIn(view: LoginView, part: HTMLElement): void {
  const write = (name: string, text: string): void => {
    const place = part.querySelector<HTMLElement>(`[data-text="${name}"]`);
    if (place !== null) place.textContent = text;
  };
  if (view.step === 'error') void tellDevelopers(view, part);
  if (view.step !== 'success') return;
  leave(view);
  if (view.session === null) part.replaceChildren();
  const { who, level, methods } = describeSession(view.session);
  write('session-who', who);
  write('session-level', level);
  write('session-methods', methods);
  part
    .querySelector('[data-text="sign-out"]')
    ?.addEventListener('click', () => void signOut(client).then((isOut) => write('trouble', isOut ? '' : pageTexts.stillSignedIn)));
}

/** Passkeys and hardware keys take a script of Kratos, which this demo does not load. */
function sayThatItIsElsewhere(): void {
  const status = root?.querySelector('[role="status"]');
  if (status) status.textContent = pageTexts.notHere;
}

/** In development the page says what is wrong with the set-up. */
async function tellDevelopers(view: Extract<LoginView, { step: 'error' }>, part: HTMLElement): Promise<void> {
  const place = part.querySelector<HTMLElement>('.for-developers');
  if (telling === null || place === null) return;
  const { explain, findWhatIsWrong } = telling;
  place.querySelector('[data-text="explanation"]')?.replaceChildren(`For developers: ${explain(view)}`);
  place.hidden = false;
  const found = await findWhatIsWrong(view);
  place.querySelector('[data-text="findings"]')?.replaceChildren(...found.map(toItem));
}

function toItem(text: string): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}

/** `?inspect` shows the chart in the Stately inspector, in development only. */
async function createInspect() {
  if (!import.meta.env.DEV || !new URL(location.href).searchParams.has('inspect')) return undefined;
  const { createLoginInspector } = await import('@kratos-login/inspect');
  return createLoginInspector().inspect;
}
