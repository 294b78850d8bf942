// Surface `react`: every journey through a host's own page, in StrictMode.
import { createLogin, type FormView, type Login, type LoginView } from '@kratos-login/core';
import { toSurfaceRecord } from '@kratos-login/testing';
import { testLoginJourneys } from '@kratos-login/testing/vitest';
import { StrictMode, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';
import { toFieldProps } from '../src/to-field-props.ts';
import { useCue } from '../src/use-cue.ts';
import { useLogin } from '../src/use-login.ts';

function Page({ login }: { readonly login: Login }) {
  const view = useLogin(login);
  const root = useRef<HTMLElement>(null);
  const form = 'form' in view ? view : null;
  useCue(root, view);
  return (
    <main ref={root}>
      <title>{view.pageTitle}</title>
      <h1 data-cue="title" tabIndex={-1}>
        {view.title}
      </h1>
      <div role="status">{view.progress}</div>
      <div role="alert">
        <p id="said">{form?.messages.join(' ')}</p>
        <span>{form?.spoken}</span>
      </div>
      {form?.unverified && (
        <p data-cue="notice" tabIndex={-1}>
          {form.unverified.text}
        </p>
      )}
      {form && <Form key={form.form} view={form} />}
      {view.step === 'error' && (
        <>
          {view.retry && (
            <button type="button" data-cue="retry" aria-disabled={view.wait !== ''} onClick={view.retry}>
              Try again
            </button>
          )}
          <p>{view.wait}</p>
          <Verbs view={view} isBusy={false} />
        </>
      )}
    </main>
  );
}

function Form({ view }: { readonly view: FormView }) {
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        view.submit?.(Object.fromEntries(new FormData(event.currentTarget)));
      }}
    >
      {view.fields.map((field) => (
        <div key={field.name}>
          <label htmlFor={field.name} hidden={field.isHidden}>
            {field.label}
          </label>
          <p id={`${field.name}-about`}>{[field.hint, ...field.messages].join(' ')}</p>
          <input id={field.name} {...toFieldProps(field)} readOnly={view.isReadOnly} aria-describedby={`said ${field.name}-about`} />
        </div>
      ))}
      {view.addresses.map((address, index) => (
        <button
          key={address}
          type="button"
          data-cue={index === 0 ? 'address' : undefined}
          aria-disabled={view.isPending}
          onClick={() => view.sendCode?.(address)}
        >
          {address}
        </button>
      ))}
      {view.submitLabel !== '' && (
        <button type="submit" aria-disabled={view.isPending}>
          {view.submitLabel}
        </button>
      )}
      {view.factors.map(({ id, label }) => (
        <Verb key={id} text={label} isBusy={view.isPending} act={() => view.chooseFactor?.(id)} />
      ))}
      {view.providers.map(({ id, label }) => (
        <Verb key={id} text={label} isBusy={view.isPending} act={() => view.chooseProvider?.(id)} />
      ))}
      {view.resendCode && <Verb text="Send another code" isBusy={view.isPending} act={view.resendCode} />}
      {view.forgetIdentifier && <Verb text="Not you?" isBusy={view.isPending} act={view.forgetIdentifier} />}
      <Verbs view={view} isBusy={view.isPending} />
    </form>
  );
}

function Verbs({ view, isBusy }: { readonly view: Exclude<LoginView, { step: 'success' }>; readonly isBusy: boolean }) {
  return (
    <>
      {view.cancel && <Verb text="Stop waiting" isBusy={false} act={view.cancel} />}
      {view.switchAccount && <Verb text="Sign in as someone else" isBusy={isBusy} act={view.switchAccount} />}
      {view.restart && <Verb text="Start again" isBusy={isBusy} act={view.restart} />}
    </>
  );
}

function Verb({ text, isBusy, act }: { readonly text: string; readonly isBusy: boolean; readonly act: () => void }) {
  return (
    <button type="button" aria-disabled={isBusy} onClick={act}>
      {text}
    </button>
  );
}

const walked = testLoginJourneys({
  mount({ input, ...options }) {
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    const page = createRoot(root);
    page.render(
      <StrictMode>
        <Page login={createLogin({ ...input, ...options })} />
      </StrictMode>,
    );
    return { root, unmount: () => page.unmount() };
  },
});

afterAll(async () => {
  await commands.writeFile('../../coverage/surfaces/react.json', `${JSON.stringify(toSurfaceRecord('react', walked), null, 2)}\n`);
});
