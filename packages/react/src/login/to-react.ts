import type { PageNode } from '@kratos-login/core/login-page';
import { type ComponentProps, createElement, Fragment, type ReactNode } from 'react';
import type { FieldParts, LoginSlots } from './login-slots.ts';

/** Turns an element of the page into one of React. The names of attributes and listeners are React's already. */
export function toReact(node: PageNode, slots: LoginSlots): ReactNode {
  if (typeof node === 'string') return node;
  const { tag, key, props, slot } = node;
  const children = node.children.map((child) => toReact(child, slots));
  const all = { ...props, key };
  switch (slot?.name) {
    case 'header':
    case 'footer': {
      const fill = slots[slot.name];
      if (fill) return createElement(tag, all, fill(createElement(Fragment, null, ...children)));
      break;
    }
    case 'field': {
      if (!slots.field) break;
      const parts = Object.entries(slot.parts).map(([name, part]) => [name, toReact(part, slots)]);
      return createElement(tag, all, slots.field({ ...(Object.fromEntries(parts) as FieldParts), name: slot.field ?? '' }));
    }
    case 'button':
      if (slots.button) return createElement(SlotButton, { ...all, render: slots.button }, ...children);
  }
  return createElement(tag, all, ...children);
}

/** Stays the same component where the host writes another function in each render. Another component would be another button, without the focus. */
const SlotButton = ({ render, ...props }: ComponentProps<'button'> & { readonly render: NonNullable<LoginSlots['button']> }) =>
  typeof render === 'function' ? render(props) : createElement(render, props); // `memo` returns an object
