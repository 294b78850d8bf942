import { type Sealed, seal } from '@kratos-login/core';
import type { CodeField } from '@kratos-login/core/machine';

/** A code in every field that it could be typed into, as a page sends it. */
export const sealCode = (code: string): Readonly<Record<CodeField, Sealed>> => ({
  totp_code: seal(code),
  code: seal(code),
  lookup_secret: seal(code),
});
