import type { ComponentProps, FunctionComponent, NamedExoticComponent, ReactNode } from 'react';

/** The parts of a field, each of which has to be placed once. */
export interface FieldParts {
  /** The name of the field: `identifier`, `password`, `totp_code`, `code` or `lookup_secret`. */
  readonly name: string;
  /** The `<label>`. */
  readonly label: ReactNode;
  /** The hint, which may be empty. */
  readonly hint: ReactNode;
  /** The place of the error. It stays in the page without one, because the field is described by it. */
  readonly error: ReactNode;
  /** The input, with the button that shows a password. */
  readonly control: ReactNode;
  /** The link to the recovery page, or nothing. */
  readonly link: ReactNode;
}

/** What a host puts in place of parts of the page. */
export interface LoginSlots {
  /** Returns the contents of the header. `contents` is what it has by default: logo and name. */
  readonly header?: (contents: ReactNode) => ReactNode;
  /** Returns the contents of the footer. `contents` is what it has by default: the links to registration and help. */
  readonly footer?: (contents: ReactNode) => ReactNode;
  /** Returns the contents of a row with one field. */
  readonly field?: (parts: FieldParts) => ReactNode;
  /** Returns the submit button. It gets the props of a `<button>`, and has to return one with all of them. */
  readonly button?: FunctionComponent<ComponentProps<'button'>> | NamedExoticComponent<ComponentProps<'button'>>;
}
