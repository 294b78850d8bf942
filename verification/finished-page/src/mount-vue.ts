import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { Login } from '@kratos-login/core/README.md.fence.7.ts';
import { onTestFinished } from 'vitest';
import { createApp, h, shallowRef } from 'vue';
import { defaults, type Mount, startKratos } from './mount.tsx';

/** The finished page in Vue, as the README of core shows it. */
export const mountVue: Mount = (options = {}, more = {}) => {
  const kratos = startKratos(more);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const given = shallowRef<LoginPageOptions>({ ...defaults, fetch: kratos.fetch, ...options });
  const app = createApp({ render: () => h(Login, { options: given.value }) });
  app.mount(place);
  let isMounted = true;
  const remove = (): void => {
    if (isMounted) app.unmount();
    isMounted = false;
  };
  onTestFinished(remove);
  return {
    kratos,
    setOptions(changed) {
      given.value = { ...given.value, ...changed };
    },
    remove,
  };
};
