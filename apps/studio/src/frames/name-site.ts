import { english, type Texts } from '@kratos-login/core';

/** The texts with the name of a brand. A login reads the name of its site once, and a brand is changed while it runs. */
export function nameSite(siteName: string, { signInTitle, reasons }: Texts = english): Partial<Texts> {
  const { title, advice } = reasons.unreachable;
  return {
    signInTitle: () => signInTitle(siteName),
    reasons: { ...reasons, unreachable: { advice, title: typeof title === 'string' ? title : () => title(siteName) } },
  };
}
