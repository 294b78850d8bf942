import type { FormView } from '@kratos-login/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { FieldRow } from './field-row.tsx';

/** One form element per form: the page gives it a key, so that a browser sees the old one go and offers to save the password. */
export function LoginForm({ view, tell }: { readonly view: FormView; readonly tell: (told: string) => void }) {
  const [isShown, setIsShown] = useState(false);
  const show = (shown: boolean) => {
    setIsShown(shown);
    tell(shown ? 'Your password is visible' : 'Your password is hidden');
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsShown(false);
    tell('');
    view.submit?.(Object.fromEntries(new FormData(event.currentTarget)));
  };
  const { isPending } = view;
  return (
    <form method="post" aria-labelledby="title" noValidate onSubmit={submit}>
      {view.form === 'password' && view.who && <p className="hint">{view.who}</p>}
      {view.fields.map((field) => (
        <FieldRow key={field.name} field={field} isReadOnly={view.isReadOnly} isShown={isShown} show={show} />
      ))}
      {view.addresses.map((address, index) => (
        <button
          key={address}
          type="button"
          aria-disabled={isPending}
          data-cue={index === 0 ? 'address' : undefined}
          onClick={() => view.sendCode?.(address)}
        >
          {address}
        </button>
      ))}
      {view.form !== 'address' && (
        <button type="submit" aria-disabled={isPending}>
          {view.submitLabel}
        </button>
      )}
      <div className="ways">
        {view.cancel && <Plain text="Stop waiting" isPending={false} act={view.cancel} />}
        {view.resendCode && <Plain text="Send another code" isPending={isPending} act={view.resendCode} />}
        {view.factors.map(({ id, label }) => (
          <Plain key={id} text={label} isPending={isPending} act={() => view.chooseFactor?.(id)} />
        ))}
        {view.providers.map(({ id, label }) => (
          <Plain key={id} text={label} isPending={isPending} act={() => view.chooseProvider?.(id)} />
        ))}
        {view.forgetIdentifier && <Plain text="Not you?" isPending={isPending} act={view.forgetIdentifier} />}
        {view.switchAccount && <Plain text="Sign in as someone else" isPending={isPending} act={view.switchAccount} />}
      </div>
    </form>
  );
}

function Plain({ text, isPending, act }: { readonly text: string; readonly isPending: boolean; readonly act: () => void }) {
  return (
    <button type="button" className="plain" aria-disabled={isPending} onClick={act}>
      {text}
    </button>
  );
}
