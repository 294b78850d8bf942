import type { ErrorView } from '@kratos-login/core';
import type { Texts } from 'demo-kit';
import { use } from 'react';

/** In development the page says what is wrong with the set-up; nobody else downloads those sentences. */
const explaining = import.meta.env.DEV ? import('@kratos-login/core/explain') : null;

export function ErrorPart({ view, texts }: { readonly view: ErrorView; readonly texts: Texts }) {
  return (
    <div className="part">
      {explaining && <Explanation view={view} explaining={explaining} />}
      {view.retry && (
        <button type="button" data-cue="retry" aria-describedby="title" aria-disabled={view.wait !== ''} onClick={view.retry}>
          {texts.tryAgain}
        </button>
      )}
      <p className="hint">{view.wait}</p>
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

function Explanation({
  view,
  explaining: module,
}: {
  readonly view: ErrorView;
  readonly explaining: Promise<{ explain: (view: ErrorView) => string }>;
}) {
  const { explain } = use(module);
  return <p className="for-developers">For developers: {explain(view)}</p>;
}
