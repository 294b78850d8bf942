import type { LoginView } from '@kratos-login/core';
import type { LoginPage, PageElement } from '@kratos-login/core/login-page';
import { applyPageEffect, attachPage } from '@kratos-login/core/page';
import { findBox } from './find-box.ts';
import { patchElement } from './patch.ts';

/** Shows a finished login page in `root`. Returns a function that ends it. `fill` puts the contents of the host into it. */
export function showLoginPage(root: HTMLElement, page: LoginPage, fill: (page: PageElement) => PageElement): () => void {
  const box = findBox(root, page.draw(page.login.initialView));
  const render = (view: LoginView): void => {
    const removeOld = patchElement(box, fill(page.draw(view)));
    // Insert, focus, remove. In another order the focus would fall to the body, and a phone would close its keyboard.
    applyPageEffect(root, view);
    removeOld();
  };
  const detach = attachPage(root, page.login, render);
  const unsubscribe = page.subscribe(() => render(page.login.getView()));
  const unwatch = page.watch(root);
  return () => {
    unwatch();
    unsubscribe();
    detach();
  };
}
