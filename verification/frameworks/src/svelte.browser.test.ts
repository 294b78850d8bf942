import { mount, unmount } from 'svelte';
import Page from './page.svelte';
import { testSignIn } from './test-sign-in.ts';

testSignIn((login, target) => {
  const page = mount(Page, { target, props: { login } });
  return () => void unmount(page);
});
