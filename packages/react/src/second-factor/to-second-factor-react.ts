import type { Login } from '@kratos-login/core';
import type { LoginPageOptions, PageNode } from '@kratos-login/core/login-page';
import { createElement, type ReactNode } from 'react';
import { Login as LoginPage } from '../login/login.tsx';
import type { LoginSlots } from '../login/login-slots.ts';
import { toReact } from '../login/to-react.ts';

/** Turns an element of the page into one of React, and the place of the login inside into a finished login page. */
export function toSecondFactorReact(node: PageNode, slots: LoginSlots): ReactNode {
  if (typeof node === 'string' || node.slot) return toReact(node, slots);
  const { tag, key, props, children } = node;
  if (tag === 'kratos-login') {
    const options = props['options'] as LoginPageOptions;
    return createElement(LoginPage, { ...options, key: toKey(options.login) });
  }
  return createElement(tag, { ...props, key }, ...children.map((child) => toSecondFactorReact(child, slots)));
}

const keys = new WeakMap<Login, string>();
let count = 0;

/** Another login is another page. */
function toKey(login: Login | undefined): string {
  if (!login) return '';
  const key = keys.get(login) ?? `login-${++count}`;
  keys.set(login, key);
  return key;
}
