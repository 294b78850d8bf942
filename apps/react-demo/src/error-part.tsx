import type { ErrorView } from '@kratos-login/core';
import { use } from 'react';

/** In development the page says what is wrong with the set-up; nobody else downloads those sentences. */
const explaining = import.meta.env.DEV ? import('@kratos-login/core/explain') : null;

export function ErrorPart({ view }: { readonly view: ErrorView }) {
  return (
    <div className="part">
      {explaining && <Explanation view={view} explaining={explaining} />}
      {view.retry && (
        <button type="button" data-cue="retry" aria-describedby="title" aria-disabled={view.wait !== ''} onClick={view.retry}>
          Try again
        </button>
      )}
      <p className="hint">{view.wait}</p>
      <div className="ways">
        {view.restart && (
          <button type="button" className="plain" onClick={view.restart}>
            Start again
          </button>
        )}
        {view.switchAccount && (
          <button type="button" className="plain" onClick={view.switchAccount}>
            Sign in as someone else
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
