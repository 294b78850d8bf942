import type { FormView } from '@kratos-login/core';
import { toFormProps, toSubmitProps } from '@kratos-login/react';
import type { PageTexts } from 'demo-kit';
import { useEffect, useState } from 'react';
import { FieldRow } from './field-row.tsx';

interface FormProps {
  readonly view: FormView;
  readonly texts: PageTexts;
  readonly tell: (told: string) => void;
}

/** One form element per form: the page gives it a key, so that a browser sees the old one go and offers to save the password. */
export function LoginForm({ view, texts, tell }: FormProps) {
  const [isShown, setIsShown] = useState(false);
  const show = (shown: boolean) => {
    setIsShown(shown);
    tell(shown ? texts.passwordVisible : texts.passwordHidden);
  };
  // Back from the browser's cache a password is in dots again.
  useEffect(() => {
    const hide = ({ persisted }: PageTransitionEvent) => persisted && setIsShown(false);
    window.addEventListener('pageshow', hide);
    return () => window.removeEventListener('pageshow', hide);
  }, []);
  const { onSubmit, ...form } = toFormProps(view);
  const submit: typeof onSubmit = (event) => {
    setIsShown(false);
    tell('');
    onSubmit(event);
  };
  const { isPending } = view;
  return (
    <form {...form} aria-labelledby="title" onSubmit={submit}>
      {view.form === 'password' && view.username && <p className="hint">{view.username}</p>}
      {view.fields.map((field) => (
        <FieldRow key={field.name} field={field} texts={texts} isReadOnly={view.isReadOnly} isShown={isShown} show={show} />
      ))}
      {view.addresses.map(({ id, label }, index) => (
        <button
          key={id}
          type="button"
          aria-disabled={isPending}
          data-focus={index === 0 ? 'address' : undefined}
          onClick={() => view.sendCode?.(id)}
        >
          {label}
        </button>
      ))}
      {view.submitLabel !== '' && <button {...toSubmitProps(view)}>{view.submitLabel}</button>}
      <div className="ways">
        {view.cancel && <Plain text={texts.stopWaiting} isPending={false} act={view.cancel} />}
        {view.resendCode && <Plain text={texts.anotherCode} isPending={isPending} act={view.resendCode} />}
        {view.factors.map(({ id, label }) => (
          <Plain key={id} text={label} isPending={isPending} act={() => view.chooseFactor?.(id)} />
        ))}
        {view.providers.map(({ id, label }) => (
          <Plain key={id} text={label} isPending={isPending} act={() => view.chooseProvider?.(id)} />
        ))}
        {view.unsupportedMethods.map(({ id, label }) => (
          // Passkeys and hardware keys take a script of Kratos, which this demo does not load.
          <Plain key={id} text={label} isPending={isPending} act={() => tell(texts.notHere)} />
        ))}
        {view.forgetIdentifier && <Plain text={texts.notYou} isPending={isPending} act={view.forgetIdentifier} />}
        {view.switchAccount && <Plain text={texts.someoneElse} isPending={isPending} act={view.switchAccount} />}
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
