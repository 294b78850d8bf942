import { SecondFactor, type SecondFactorProps } from '@kratos-login/react/second-factor';
import { demoSite, type Lang, loadLanguage, loadSecondFactorTexts, showLanguage } from 'demo-kit';
import { type ReactNode, useState } from 'react';
import { LanguageLinks } from './language-links.tsx';

interface Translation extends Pick<SecondFactorProps, 'language' | 'secondFactorTexts'> {
  readonly lang: Lang;
}

interface SecondFactorAppProps extends Pick<SecondFactorProps, 'inspect'> {
  /** The language that the page begins with. */
  readonly first: Translation;
}

/** The page for the second factor, in any language of the demos. */
export function SecondFactorApp({ first, inspect }: SecondFactorAppProps) {
  const [{ lang, ...translation }, setTranslation] = useState(first);
  const choose = async (next: Lang): Promise<void> => {
    const [language, secondFactorTexts] = await Promise.all([loadLanguage(next), loadSecondFactorTexts(next)]);
    showLanguage(next);
    setTranslation({ lang: next, language, secondFactorTexts });
  };
  const footer = (links: ReactNode) => (
    <>
      {links}
      <LanguageLinks lang={lang} address={location.search} choose={(next) => void choose(next)} />
    </>
  );
  return <SecondFactor {...demoSite} {...translation} returnTo={location.href} inspect={inspect} slots={{ footer }} />;
}
