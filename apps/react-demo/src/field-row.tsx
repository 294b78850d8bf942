import type { Field } from '@kratos-login/core';
import { toFieldProps } from '@kratos-login/react';
import type { PageTexts } from 'demo-kit';

interface FieldRowProps {
  readonly field: Field;
  readonly texts: PageTexts;
  readonly isReadOnly: boolean;
  readonly isShown: boolean;
  readonly show: (isShown: boolean) => void;
}

export function FieldRow({ field, texts, isReadOnly, isShown, show }: FieldRowProps) {
  const { name, label, hint, messages, isHidden } = field;
  if (isHidden) return <input {...toFieldProps(field)} readOnly />;
  const isPassword = field.type === 'password';
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <p className="error" id={`${name}-error`}>
        {messages.join(' ')}
      </p>
      <div className="with-button">
        <input
          id={name}
          {...toFieldProps(field)}
          type={isPassword && isShown ? 'text' : field.type}
          readOnly={isReadOnly}
          aria-describedby={`form-message ${name}-hint ${name}-error`}
        />
        {isPassword && (
          <button type="button" className="plain" aria-controls={name} onClick={() => show(!isShown)}>
            {isShown ? texts.hidePassword : texts.showPassword}
          </button>
        )}
      </div>
    </div>
  );
}
