import type { Language } from '@kratos-login/core';
import { Login, type LoginProps } from '@kratos-login/react/login';
import { demoOptions, type Lang, loadLanguage, showLanguage, toPlainAddress } from 'demo-kit';
import { type ReactNode, useState } from 'react';
import { LanguageLinks } from './language-links.tsx';

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
  return (
    <Login
      {...demoOptions}
      {...options}
      address={address}
      language={shown.language}
      backUrl={toPlainAddress(shown.lang)}
      slots={{ footer }}
    />
  );
}
