import { h, type PageElement } from './page-element.ts';

/** Draws an icon of one path, in the colour of the text. */
export const drawIcon = (path: string): PageElement =>
  h('svg', { className: 'kl-icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: path }));

/** An eye. */
export const eye = 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12Zm13 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z';
/** An eye with a line through it. */
export const crossedEye = `${eye}M4 4l16 16`;
/** An exclamation mark in a circle. */
export const warning = 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM12 7v6m0 3.5v.01';
/** A letter i in a circle. */
export const information = 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM12 17v-6m0-3.5v.01';
/** A check mark. */
export const check = 'm5 12.5 4.5 4.5L19 7.5';

/** An icon as data. Those of `@kratos-login/theme/provider-icons` have this form. */
export interface PageIcon {
  /** The coordinates of the paths. */
  readonly viewBox: string;
  /** What is drawn. Without `fill` a path has the colour of the text. */
  readonly paths: readonly { readonly d: string; readonly fill?: string }[];
}

/** Draws the icon of a provider. */
export const drawProviderIcon = ({ viewBox, paths }: PageIcon): PageElement =>
  h(
    'svg',
    { className: 'kl-icon kl-brand-icon', viewBox, 'aria-hidden': 'true' },
    paths.map(({ d, fill }) => h('path', { d, fill })),
  );
