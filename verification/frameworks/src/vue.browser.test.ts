import { submitForm } from '@kratos-login/core/page';
import { useLogin } from '@kratos-login/core/README.md.fence.4.ts';
import { createApp, h } from 'vue';
import { testSignIn } from './test-sign-in.ts';

testSignIn((login, place) => {
  const app = createApp({
    setup() {
      const { view, root } = useLogin(login);
      return () => {
        const form = view.value.kind === 'form' ? view.value : null;
        return h('main', { ref: root }, [
          h('h1', { 'data-focus': 'title', tabindex: -1 }, view.value.title),
          h('p', { role: 'alert' }, form ? [...form.messages, form.announcement].join(' ') : ''),
          form &&
            h('form', { key: form.form, method: 'post', novalidate: true, onSubmit: (event: Event) => submitForm(event, form) }, [
              form.fields.map(({ name, label, type, value, isHidden: hidden }) =>
                h('label', { key: name, hidden }, [label, h('input', { name, type, hidden, readonly: form.isReadOnly, '^value': value })]),
              ),
              h('button', { 'aria-disabled': form.isPending }, form.submitLabel),
            ]),
        ]);
      };
    },
  });
  app.mount(place);
  return () => app.unmount();
});
