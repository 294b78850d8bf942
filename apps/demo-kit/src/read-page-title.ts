import type { Language } from '@kratos-login/core';
import { createLoginPage } from '@kratos-login/core/login-page';
import { demoOptions } from './demo-options.ts';

/** Returns the title of the document for the first view of a demo. */
export const readPageTitle = (address: string, language: Language | undefined): string =>
  createLoginPage({ ...demoOptions, address, language }).login.initialView.pageTitle;
