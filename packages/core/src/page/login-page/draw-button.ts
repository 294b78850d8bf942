import { h, type PageElement, type PageProps } from './page-element.ts';

/** Draws a button. A busy one stays, because removing the focused button would lose the focus. */
export const drawButton = (
  className: string,
  label: string,
  act: () => void,
  isBusy = false,
  props: PageProps = {},
  icon?: PageElement,
): PageElement =>
  h(
    'button',
    { key: label, type: 'button', className, 'aria-disabled': String(isBusy), onClick: () => act(), ...props },
    icon,
    h('span', { key: 'label' }, label),
  );
