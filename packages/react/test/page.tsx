import type { Login } from '@kratos-login/core';
import { useRef } from 'react';
import { toFieldProps } from '../src/to-field-props.ts';
import { toFormProps } from '../src/to-form-props.ts';
import { toSubmitProps } from '../src/to-submit-props.ts';
import { useLogin } from '../src/use-login.ts';
import { usePageEffects } from '../src/use-page-effects.ts';

/** The smallest page of a host: a title, and the form with its fields. */
export function Page({ login }: { readonly login: Login }) {
  const view = useLogin(login);
  const root = useRef<HTMLElement>(null);
  usePageEffects(root, view);
  return (
    <main ref={root}>
      <h1 data-focus="title" tabIndex={-1}>
        {view.title}
      </h1>
      {view.kind === 'form' && (
        <form key={view.form} {...toFormProps(view)}>
          {view.fields.map((field) => (
            <label key={field.name} hidden={field.isHidden}>
              {field.label} <input {...toFieldProps(field)} readOnly={view.isReadOnly} />
            </label>
          ))}
          <button {...toSubmitProps(view)}>{view.submitLabel}</button>
        </form>
      )}
    </main>
  );
}
