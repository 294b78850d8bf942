import type { FormView } from '@kratos-login/core';
import type { FormEvent } from 'react';

/** Sends the form in place, as every host's page does. */
export const sendOnSubmit =
  (view: FormView) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    view.submit?.(Object.fromEntries(new FormData(event.currentTarget)));
  };
