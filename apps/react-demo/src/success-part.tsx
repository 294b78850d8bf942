import type { KratosClient, SuccessView } from '@kratos-login/core';
import { describeSession, leave, type PageTexts, signOut } from 'demo-kit';
import { useEffect, useState } from 'react';

interface SuccessProps {
  readonly view: SuccessView;
  readonly client: KratosClient;
  readonly texts: PageTexts;
}

/** After the login the host decides. This demo goes to `return_to`, or stays. */
export function SuccessPart({ view, client, texts }: SuccessProps) {
  const [isStillSignedIn, setIsStillSignedIn] = useState(false);
  useEffect(() => leave(view), [view]);
  const { who, level, methods } = describeSession(view.session);
  if (view.session === null) return null;
  return (
    <div className="part">
      <dl>
        <dt>{texts.who}</dt>
        <dd>{who}</dd>
        <dt>{texts.level}</dt>
        <dd>{level}</dd>
        <dt>{texts.methods}</dt>
        <dd>{methods}</dd>
      </dl>
      <p className="error" role="alert">
        {isStillSignedIn && texts.stillSignedIn}
      </p>
      <button type="button" onClick={() => void signOut(client).then((isOut) => setIsStillSignedIn(!isOut))}>
        {texts.signOut}
      </button>
    </div>
  );
}
