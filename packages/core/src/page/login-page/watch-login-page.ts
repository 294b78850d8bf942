import type { Login } from '../../login.ts';
import { resendCooldown } from '../../machine/resend-cooldown.ts';
import { findNextPage } from '../../view/find-next-page.ts';
import type { LoginView, PageEffect, SuccessView } from '../../view/login-view.ts';
import { toWindow } from '../to-window.ts';
import type { LoginPageOptions } from './login-page-options.ts';
import type { PageState } from './scene.ts';
import { warnIfUnstyled } from './warn-if-unstyled.ts';

/** The page that {@link watchLoginPage} watches. */
interface WatchedPage {
  readonly login: Login;
  readonly change: (changes: Partial<PageState>) => void;
  readonly getOptions: () => LoginPageOptions;
}

/** Does what a finished page needs while it is in the document. Returns a function that ends it. */
export function watchLoginPage(root: HTMLElement, { login, change, getOptions }: WatchedPage): () => void {
  const window = toWindow(root);
  let shown: unknown;
  let timer: number | undefined;
  let asksForIcons = false;

  const follow = (view: LoginView): void => {
    const { setsTitle = true, onChange } = getOptions();
    void (async () => onChange?.(view))(); // an error of the host is reported, and stops nothing
    if (setsTitle && root.isConnected && window.document.title !== view.pageTitle) window.document.title = view.pageTitle;
    const before = shown;
    shown = view.kind === 'form' ? view.form : view.kind;
    const isAnother = shown !== before;
    change({ status: '', problem: '', ...(isAnother && { isPasswordShown: false, maySubmit: true, next: null }) });
    countDown(view);
    if (view.kind === 'form' && view.providers.length > 0) void loadIcons();
    if (view.kind === 'success') void goOn(view);
  };
  const countDown = (view: LoginView): void => {
    const isCodeForm = view.kind === 'form' && view.form === 'code';
    if (isCodeForm && view.isPending) return;
    const isCoolingDown = isCodeForm && view.resendCode === null;
    if (isCoolingDown === (timer !== undefined)) return;
    window.clearInterval(timer);
    timer = undefined;
    change({ secondsToResend: isCoolingDown ? resendCooldown / 1_000 : null }); // only shown: the login decides when a code can be mailed
    if (!isCoolingDown) return;
    const end = performance.now() + resendCooldown; // the clock of the system may be changed
    timer = window.setInterval(() => change({ secondsToResend: Math.max(1, Math.ceil((end - performance.now()) / 1_000)) }), 1_000);
  };
  const loadIcons = async (): Promise<void> => {
    const { loadIcons } = getOptions();
    if (!loadIcons || asksForIcons) return;
    asksForIcons = true;
    change({ icons: await loadIcons().catch(() => ({})) });
  };
  const goOn = async (view: SuccessView): Promise<void> => {
    if (left.has(view.pageEffect)) return;
    left.add(view.pageEffect);
    const options = getOptions();
    const { homeUrl: home, onSuccess = () => true, onSecondFactorMissing } = options;
    const here = window.location.href;
    if (view.how === 'second-factor-missing' && onSecondFactorMissing) {
      const onDone = (_: unknown, next: string | null) => onSuccess(view, next);
      return onSecondFactorMissing({
        ...options,
        flowId: undefined,
        setUp: true,
        returnTo: undefined,
        homeUrl: options.returnTo ?? home,
        onDone,
      });
    }
    const next = findNextPage(view, { here, home });
    if ((await onSuccess(view, next)) !== true || next === null) return;
    change({ next });
    window.location.assign(next);
  };
  const hidePassword = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) change({ isPasswordShown: false });
  };

  const unsubscribe = login.subscribe(follow);
  window.addEventListener('pageshow', hidePassword);
  follow(login.getView());
  warnIfUnstyled(root);
  return () => {
    unsubscribe();
    window.clearInterval(timer);
    window.removeEventListener('pageshow', hidePassword);
  };
}

/**
 * The ends of logins that were followed, by page effect, which a view keeps in another language. React runs effects twice under StrictMode, and an address
 * of an OAuth2 app works once.
 */
const left = new WeakSet<PageEffect>();
