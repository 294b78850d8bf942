import type { LoginView } from '@kratos-login/core';
import type { LoginPageOptions } from '@kratos-login/core/login-page';
import type { SecondFactorView } from '@kratos-login/core/second-factor';
import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { createEmulator } from '@kratos-login/emulator';
import { Login } from '@kratos-login/react/login';
import { SecondFactor } from '@kratos-login/react/second-factor';
import type { ComponentProps, JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { ann, defaults } from '../../mount.tsx';
import { isLoginPending } from '../show-login.ts';
import type { SpokenPage } from '../transcribe.ts';
import { isSecondFactorPending } from './show-second-factor.ts';

/** A finished login page that goes on into the set-up of a second factor. */
interface SetUpPage {
  readonly remove: () => void;
  /** Whether the set-up waits for Kratos, or `undefined` while the login is shown. */
  readonly isSetUpPending: () => boolean | undefined;
}

type ShowSetUp = (options: LoginPageOptions, translation: SecondFactorPageOptions) => SetUpPage;

const showReact: ShowSetUp = (options, { language, secondFactorTexts }) => {
  let view: SecondFactorView | undefined;
  const onChange = (next: SecondFactorView): void => {
    view = next;
  };
  const SetUp = (props: ComponentProps<typeof SecondFactor>): JSX.Element => (
    <SecondFactor {...props} secondFactorTexts={secondFactorTexts} onChange={onChange} />
  );
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  root.render(<Login {...options} language={language} setUpSecondFactor={SetUp} />);
  return { remove: () => root.unmount(), isSetUpPending: () => view && isSecondFactorPending(view) };
};

/** The element chooses its language by `lang`. */
const showElement: ShowSetUp = (options, { language }) => {
  const login = document.createElement('kratos-login');
  login.lang = language?.lang ?? 'en';
  login.options = { ...options, setUpSecondFactor: true };
  document.body.replaceChildren(login);
  const isSetUpPending = (): boolean | undefined => {
    const setUp = login.querySelector('kratos-second-factor');
    return setUp ? isSecondFactorPending(setUp.secondFactor?.getView()) : undefined;
  };
  return { remove: () => login.remove(), isSetUpPending };
};

/** Both ways to go on from a login into a set-up. */
export const setUpWays = [showReact, showElement].map(
  (show) =>
    (fetch: typeof globalThis.fetch, translation: SecondFactorPageOptions): SpokenPage => {
      let view: LoginView | undefined;
      const onChange = (next: LoginView): void => {
        view = next;
      };
      const options = { ...defaults, fetch, onChange, requireSecondFactor: true };
      const { remove, isSetUpPending } = show(options, translation);
      const isPending = (): boolean => isSetUpPending() ?? (view?.kind === 'success' || isLoginPending(view));
      return { kratos: createEmulator({ identities: [ann] }), remove, isPending };
    },
);
