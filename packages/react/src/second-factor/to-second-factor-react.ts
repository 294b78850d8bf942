import type { PageNode } from '@kratos-login/core/login-page';
import { createElement, type ReactNode } from 'react';
import { Login, type LoginProps } from '../login/login.tsx';
import type { LoginSlots } from '../login/login-slots.ts';
import { toReact } from '../login/to-react.ts';

/** Turns an element of the page into one of React, and the place of the login inside into a finished login page. */
export function toSecondFactorReact(node: PageNode, slots: LoginSlots): ReactNode {
  if (typeof node === 'string' || node.slot) return toReact(node, slots);
  const { tag, key, props, children } = node;
  if (tag === 'kratos-login') return createElement(Login, { ...(props['options'] as LoginProps), key });
  return createElement(tag, { ...props, key }, ...children.map((child) => toSecondFactorReact(child, slots)));
}
