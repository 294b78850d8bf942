import { createLoginPage, type LoginPage, type LoginPageOptions, type PageElement } from '@kratos-login/core/login-page';
import type { SecondFactorView } from '@kratos-login/core/second-factor';
import { applySecondFactorEffect, attachSecondFactor, type SecondFactorPage } from '@kratos-login/core/second-factor-page';
import { findBox } from '../kratos-login/find-box.ts';
import { patchElement } from '../kratos-login/patch.ts';
import { showLoginPage } from '../kratos-login/show-login-page.ts';

/** The finished page of the login inside, while there is one. */
interface LoginInside {
  readonly page: LoginPage;
  readonly end: () => void;
}

/** Shows a finished page of a second factor in `root`. Returns a function that ends it. `fill` puts the contents of the host into it. */
export function showSecondFactorPage(root: HTMLElement, page: SecondFactorPage, fill: (page: PageElement) => PageElement): () => void {
  const box = findBox(root, page.draw(page.secondFactor.initialView));
  let inside: LoginInside | undefined;
  const render = (view: SecondFactorView): void => {
    const { drawn, options } = takeLoginOut(fill(page.draw(view)));
    const removeOld = patchElement(box, drawn);
    const before = inside;
    if (options && before?.page.login === options.login) before?.page.setOptions(options);
    else inside = options && showLoginInside(box, options);
    // Insert, focus, remove. In another order the focus would fall to the body, and a phone would close its keyboard.
    applySecondFactorEffect(root, view);
    // The old heading is found first, but it is about to go.
    if (inside && before !== inside && view.pageEffect.focus) findTitle(box)?.focus();
    if (before !== inside) before?.end();
    removeOld();
  };
  const detach = attachSecondFactor(root, page.secondFactor, render);
  const unsubscribe = page.subscribe(() => render(page.secondFactor.getView()));
  const unwatch = page.watch(root);
  return () => {
    unwatch();
    unsubscribe();
    inside?.end();
    detach();
  };
}

const findTitle = (box: Element): HTMLElement | null => box.querySelector('[data-login] [data-focus="title"]');

/** Returns the page with an empty element in the place of the login inside, and the options of that login. */
function takeLoginOut(node: PageElement): { readonly drawn: PageElement; readonly options: LoginPageOptions | undefined } {
  let options: LoginPageOptions | undefined;
  const take = (each: PageElement): PageElement => {
    if (each.tag !== 'kratos-login')
      return { ...each, children: each.children.map((child) => (typeof child === 'string' ? child : take(child))) };
    options = each.props['options'] as LoginPageOptions;
    // With a child of its own it keeps children that are not of the page.
    return { tag: 'div', key: each.key, props: { 'data-login': '' }, children: [{ tag: 'template', key: '', props: {}, children: [] }] };
  };
  return { drawn: take(node), options };
}

/** Shows the finished page of a login in the place for it. */
function showLoginInside(box: Element, options: LoginPageOptions): LoginInside {
  const page = createLoginPage({ loadIcons, ...options });
  const root = box.ownerDocument.createElement('div');
  box.querySelector('[data-login]')?.append(root);
  const end = showLoginPage(root, page, (drawn) => drawn);
  return {
    page,
    end() {
      end();
      root.remove();
    },
  };
}

const loadIcons = async () => (await import('@kratos-login/theme/provider-icons')).providerIcons;
