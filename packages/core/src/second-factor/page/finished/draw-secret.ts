import { h, type PageElement, type PageProps } from '../../../page/login-page/page-element.ts';

/**
 * Draws an element that `applySecondFactorEffect` fills with a secret. The empty `<template>` in it makes an adapter leave the other children alone, as it does
 * with those of a browser extension.
 */
export const drawSecret = (tag: string, secret: 'key' | 'codes', className: string, props: PageProps = {}): PageElement =>
  h(tag, { key: secret, className, 'data-secret': secret, ...props }, h('template', {}));
