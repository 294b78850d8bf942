export { type FieldProps, toFieldProps } from './to-field-props.ts';
export { type FormProps, toFormProps } from './to-form-props.ts';
export { type SubmitProps, toSubmitProps } from './to-submit-props.ts';
export { useLogin } from './use-login.ts';
export { usePageEffects } from './use-page-effects.ts';
