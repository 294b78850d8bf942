import type { ErrorView } from '@kratos-login/core';
import type { PageTexts } from 'demo-kit';
import { useEffect, useState } from 'react';

/**
 * In development the page describes the problems of the set-up; production builds do not contain these sentences. They are loaded before
 * the page is shown, because they are needed when no request succeeds.
 */
const telling = import.meta.env.DEV ? await import('demo-kit/tell-developers') : null;

export function ErrorPart({ view, texts }: { readonly view: ErrorView; readonly texts: PageTexts }) {
  return (
    <div className="part">
      <p id="advice">{view.advice}</p>
      {telling && <Findings view={view} {...telling} />}
      {view.retry && (
        <button type="button" data-focus="retry" aria-describedby="title advice" aria-disabled={view.wait !== ''} onClick={view.retry}>
          {texts.tryAgain}
        </button>
      )}
      <p className="hint">{view.wait}</p>
      {view.links.length > 0 && (
        <div className="links">
          {view.links.map(({ id, label, url }) => (
            <a key={id} href={url}>
              {label}
            </a>
          ))}
        </div>
      )}
      <div className="ways">
        {view.restart && (
          <button type="button" className="plain" onClick={view.restart}>
            {texts.startAgain}
          </button>
        )}
        {view.switchAccount && (
          <button type="button" className="plain" onClick={view.switchAccount}>
            {texts.someoneElse}
          </button>
        )}
      </div>
    </div>
  );
}

type FindingsProps = NonNullable<typeof telling> & { readonly view: ErrorView };

function Findings({ view, explain, findWhatIsWrong }: FindingsProps) {
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void findWhatIsWrong(view).then((texts) => isCurrent && setFound(texts));
    return () => {
      isCurrent = false;
    };
  }, [view, findWhatIsWrong]);
  return (
    <div className="for-developers">
      <p>For developers: {explain(view)}</p>
      <ul>
        {found.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
