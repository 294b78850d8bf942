import type { FormView, Login, LoginView } from '@kratos-login/core';
import { useLayoutEffect, useRef } from 'react';
import { toFieldProps } from '../src/to-field-props.ts';
import { toFormProps } from '../src/to-form-props.ts';
import { toSubmitProps } from '../src/to-submit-props.ts';
import { useLogin } from '../src/use-login.ts';
import { usePageEffects } from '../src/use-page-effects.ts';

interface WholePageProps {
  readonly login: Login;
  /** Called when a view is in the document. */
  readonly onDrawn?: (view: LoginView) => void;
}

/** A host's page with all that a login can show and offer. It is that of the README, with the attributes that `actOnPage` needs and a title in each document. */
export function WholePage({ login, onDrawn }: WholePageProps) {
  const view = useLogin(login);
  const root = useRef<HTMLElement>(null);
  const form = view.kind === 'form' ? view : null;
  usePageEffects(root, view);
  useLayoutEffect(() => onDrawn?.(view));
  return (
    <main ref={root}>
      <title>{view.pageTitle}</title>
      <h1 data-focus="title" tabIndex={-1}>
        {view.title}
      </h1>
      <div role="status">{view.progress}</div>
      <div role="alert">
        <p id="said">{form?.messages.join(' ')}</p>
        <span>{form?.announcement}</span>
      </div>
      {form?.unverified && (
        <p data-focus="notice" tabIndex={-1}>
          {form.unverified.text}
        </p>
      )}
      {form?.unverified?.url && <a href={form.unverified.url}>{form.unverified.linkLabel}</a>}
      {form && <Form key={form.form} view={form} />}
      {view.step === 'error' && (
        <>
          <p>{view.advice}</p>
          {view.retry && (
            <button type="button" data-focus="retry" data-verb="retry" aria-disabled={view.wait !== ''} onClick={view.retry}>
              Try again
            </button>
          )}
          <p>{view.wait}</p>
          {view.links.map(({ id, label, url }) => (
            <a key={id} href={url}>
              {label}
            </a>
          ))}
          <Verbs view={view} isBusy={false} />
        </>
      )}
    </main>
  );
}

function Form({ view }: { readonly view: FormView }) {
  return (
    <form {...toFormProps(view)}>
      {view.fields.map((field) => (
        <div key={field.name}>
          <label htmlFor={field.name} hidden={field.isHidden}>
            {field.label}
          </label>
          <p id={`${field.name}-about`}>{[field.hint, ...field.messages].join(' ')}</p>
          <input id={field.name} {...toFieldProps(field)} readOnly={view.isReadOnly} aria-describedby={`said ${field.name}-about`} />
        </div>
      ))}
      {view.addresses.map(({ id, label }, index) => (
        <button
          key={id}
          type="button"
          data-focus={index === 0 ? 'address' : undefined}
          data-verb="sendCode"
          data-value={id}
          aria-disabled={view.isPending}
          onClick={() => view.sendCode?.(id)}
        >
          {label}
        </button>
      ))}
      {view.submitLabel !== '' && <button {...toSubmitProps(view)}>{view.submitLabel}</button>}
      {view.factors.map(({ id, label }) => (
        <Verb key={id} verb="chooseFactor" value={id} text={label} isBusy={view.isPending} act={() => view.chooseFactor?.(id)} />
      ))}
      {view.providers.map(({ id, label }) => (
        <Verb key={id} verb="chooseProvider" value={id} text={label} isBusy={view.isPending} act={() => view.chooseProvider?.(id)} />
      ))}
      {view.resendCode && <Verb verb="resendCode" text="Send another code" isBusy={view.isPending} act={view.resendCode} />}
      {view.forgetIdentifier && (
        <Verb verb="forgetIdentifier" text="Use a different account" isBusy={view.isPending} act={view.forgetIdentifier} />
      )}
      <Verbs view={view} isBusy={view.isPending} />
    </form>
  );
}

function Verbs({ view, isBusy }: { readonly view: Exclude<LoginView, { step: 'success' }>; readonly isBusy: boolean }) {
  return (
    <>
      {view.cancel && <Verb verb="cancel" text="Cancel" isBusy={false} act={view.cancel} />}
      {view.switchAccount && <Verb verb="switchAccount" text="Use a different account" isBusy={isBusy} act={view.switchAccount} />}
      {view.restart && <Verb verb="restart" text="Start again" isBusy={isBusy} act={view.restart} />}
    </>
  );
}

interface VerbProps {
  readonly verb: string;
  readonly value?: string;
  readonly text: string;
  readonly isBusy: boolean;
  readonly act: () => void;
}

function Verb({ verb, value, text, isBusy, act }: VerbProps) {
  return (
    <button type="button" data-verb={verb} data-value={value} aria-disabled={isBusy} onClick={act}>
      {text}
    </button>
  );
}
