/** `@kratos-login/core/login-page`: the finished page of a login, for adapters. */

export { englishPage, type PageTexts } from '../../view/page-texts.ts';
export { createLoginPage, type LoginPage } from './create-login-page.ts';
export type { PageIcon } from './icons.ts';
export type { LoginPageOptions, SecondFactorSetUp } from './login-page-options.ts';
export type { PageElement, PageNode, PageProps, PageSlot } from './page-element.ts';
export { type AddressOptions, readLoginAddress } from './read-login-address.ts';
