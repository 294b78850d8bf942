import type { KratosClient, SuccessView } from '@kratos-login/core';
import { describeSession, leave, signOut } from 'demo-kit';
import { useEffect, useState } from 'react';

/** The host takes over here. This one goes where the page was asked to go, and stays otherwise. */
export function SuccessPart({ view, client }: { readonly view: SuccessView; readonly client: KratosClient }) {
  const [trouble, setTrouble] = useState('');
  useEffect(() => leave(view), [view]);
  const { who, level, methods } = describeSession(view.session);
  if (view.session === null) return <p>{view.progress}</p>;
  return (
    <div className="part">
      <dl>
        <dt>Who</dt>
        <dd>{who}</dd>
        <dt>Level</dt>
        <dd>{level}</dd>
        <dt>Methods</dt>
        <dd>{methods}</dd>
      </dl>
      <p className="error" role="alert">
        {trouble}
      </p>
      <button type="button" onClick={() => void signOut(client).then(setTrouble)}>
        Sign out
      </button>
    </div>
  );
}
