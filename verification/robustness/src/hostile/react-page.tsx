import type { FormView, Login, LoginView, Session } from '@kratos-login/core';
import { toFieldProps, toFormProps, useLogin, usePageEffects } from '@kratos-login/react';
import { useRef } from 'react';

/** A host's page in React, with every text and every option of the view. */
export function ReactPage({ login }: { readonly login: Login }) {
  const view = useLogin(login);
  const root = useRef<HTMLElement>(null);
  usePageEffects(root, view);
  return (
    <main ref={root}>
      <h1 data-focus="title" tabIndex={-1}>
        {view.title}
      </h1>
      <div role="status">{view.progress}</div>
      {view.kind === 'form' && <Form key={view.form} view={view} />}
      {view.step === 'success' && view.session !== null && <Account session={view.session} />}
      {view.step === 'success' && view.redirect !== null && <a href={view.redirect.url}>Go on</a>}
      <Verbs view={view} />
    </main>
  );
}

/** The parts of a session that hosts show. It relies on the type `Session`. Traits may be anything. */
function Account({ session }: { readonly session: Session }) {
  const { authenticator_assurance_level: level, authentication_methods: methods = [], authenticated_at: since, identity } = session;
  return (
    <p>
      {identity?.id} {JSON.stringify(identity?.traits)} {level} {methods.map(({ method }) => method?.toUpperCase()).join(', ')}{' '}
      {since?.slice(0, 10)}
    </p>
  );
}

function Form({ view }: { readonly view: FormView }) {
  const { chooseFactor, chooseProvider, sendCode } = view;
  return (
    <form {...toFormProps(view)}>
      <p role="alert">
        {view.messages.join(' ')} {view.announcement} {view.username}
      </p>
      {view.unverified !== null && <a href={view.unverified.url ?? undefined}>{view.unverified.text}</a>}
      {view.fields.map((field) => (
        <label key={field.name} hidden={field.isHidden}>
          {field.label} {field.hint} {field.messages.join(' ')} <input {...toFieldProps(field)} readOnly={view.isReadOnly} />
        </label>
      ))}
      {view.submit !== null && <button type="submit">{view.submitLabel}</button>}
      <Choices ways={view.factors} choose={chooseFactor} />
      <Choices ways={view.providers} choose={chooseProvider} />
      <Choices ways={view.addresses} choose={sendCode} />
      <p>{view.unsupportedMethods.map(({ label }) => label).join(', ')}</p>
    </form>
  );
}

function Choices<Id extends string>({
  ways,
  choose,
}: {
  readonly ways: readonly { readonly id: Id; readonly label: string }[];
  readonly choose: ((id: Id) => void) | null;
}) {
  return ways.map(({ id, label }, index) => (
    // The index is the key, because a hostile answer may repeat an id.
    <button key={index} type="button" onClick={() => choose?.(id)}>
      {label}
    </button>
  ));
}

const verbs = ['retry', 'restart', 'switchAccount', 'forgetIdentifier', 'resendCode'] as const;

function Verbs({ view }: { readonly view: LoginView }) {
  const all = view as Partial<Record<(typeof verbs)[number], (() => void) | null>>;
  return verbs.map((name) => {
    const verb = all[name];
    return (
      verb && (
        <button key={name} type="button" data-focus={name} onClick={verb}>
          {name}
        </button>
      )
    );
  });
}
