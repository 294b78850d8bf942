import { submitForm } from '@kratos-login/core/page';
import { useLogin } from '@kratos-login/core/README.md.fence.6.ts';
import { createMemo, Index, untrack } from 'solid-js';
import html from 'solid-js/html';
import { render } from 'solid-js/web';
import { testSignIn } from './test-sign-in.ts';

testSignIn((login, place) =>
  render(() => {
    const { view, root } = useLogin(login);
    const form = () => {
      const now = view();
      return now.kind === 'form' ? now : null;
    };
    const name = createMemo(() => form()?.form);
    const toForm = () => html`
      <form method="post" novalidate onsubmit=${(event: Event) => submitForm(event, view())}>
        <${Index} each=${() => form()?.fields ?? []}>
          ${(field: () => { name: string; label: string; type: string; value: string; isHidden: boolean }) => html`
            <label hidden=${() => field().isHidden}>
              ${() => field().label}
              <input name=${() => field().name} type=${() => field().type} hidden=${() => field().isHidden}
                readonly=${() => form()?.isReadOnly} attr:value=${() => field().value}>
            </label>`}
        <//>
        <button aria-disabled=${() => form()?.isPending}>${() => form()?.submitLabel}</button>
      </form>`;
    return html`
      <main ref=${root}>
        <h1 data-focus="title" tabindex="-1">${() => view().title}</h1>
        <p role="alert">${() => [...(form()?.messages ?? []), form()?.announcement].join(' ')}</p>
        ${() => name() && untrack(toForm)}
      </main>`;
  }, place),
);
