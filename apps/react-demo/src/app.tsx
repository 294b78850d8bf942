import type { Language } from '@kratos-login/core';
import { Login, type LoginProps } from '@kratos-login/react/login';
import type { SecondFactorProps } from '@kratos-login/react/second-factor';
import { demoOptions, type Lang, loadLanguage, requiresSecondFactor, showLanguage, toPlainAddress, toSecondFactorAddress } from 'demo-kit';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { LanguageLinks } from './language-links.tsx';

/** A page that only signs in does not load it. */
const LoadedSetUp = lazy(async () => ({ default: (await import('./set-up-second-factor.tsx')).SetUpSecondFactor }));
const SetUp = (options: SecondFactorProps) => (
  <Suspense>
    <LoadedSetUp {...options} />
  </Suspense>
);

interface AppProps extends Pick<LoginProps, 'inspect' | 'onChange'> {
  /** The address of the page. */
  readonly address: string;
  readonly lang: Lang;
  readonly language: Language | undefined;
}

/** The whole app: a sign-in page. */
export function App({ address, lang, language, ...options }: AppProps) {
  const [shown, setShown] = useState({ lang, language });
  const choose = async (next: Lang): Promise<void> => {
    const loaded = await loadLanguage(next);
    showLanguage(next);
    setShown({ lang: next, language: loaded });
  };
  const footer = (links: ReactNode) => (
    <>
      {links}
      <LanguageLinks lang={shown.lang} address={address} choose={(next) => void choose(next)} />
    </>
  );
  const isRequired = requiresSecondFactor(address);
  return (
    <Login
      {...demoOptions}
      {...options}
      address={address}
      language={shown.language}
      requireSecondFactor={isRequired}
      setUpSecondFactor={isRequired && SetUp}
      secondFactorSetupUrl={toSecondFactorAddress(shown.lang)}
      backUrl={toPlainAddress(shown.lang)}
      slots={{ footer }}
    />
  );
}
