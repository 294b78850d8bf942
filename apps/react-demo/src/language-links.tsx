import { type Lang, languages, toLanguageHref } from 'demo-kit';

interface LanguageLinksProps {
  readonly lang: Lang;
  readonly address: string;
  readonly choose: (lang: Lang) => void;
}

/** Another language is shown in place, so that nothing typed is lost. Without a script the links load the page again. */
export function LanguageLinks({ lang, address, choose }: LanguageLinksProps) {
  return (
    <nav className="languages" aria-label={languages.find((each) => each.lang === lang)?.label}>
      {languages.map((each) => (
        <a
          key={each.lang}
          href={toLanguageHref(each.lang, address)}
          lang={each.lang}
          aria-current={each.lang === lang || undefined}
          onClick={(event) => {
            event.preventDefault();
            choose(each.lang);
          }}
        >
          {each.name}
        </a>
      ))}
    </nav>
  );
}
