import { h, type PageElement } from './page-element.ts';

/** Draws a button. A busy one stays, because removing the focused button would lose the focus. */
export const drawButton = (
  className: string,
  label: string,
  act: () => void,
  { isBusy = false, focus = '', describedBy = '' } = {},
): PageElement =>
  h(
    'button',
    {
      key: label,
      type: 'button',
      className,
      'aria-disabled': String(isBusy),
      'aria-describedby': describedBy || null,
      'data-focus': focus || null,
      onClick: () => act(),
    },
    h('span', {}, label),
  );
