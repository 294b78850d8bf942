import { createSecondFactorPage, type SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { createElement, type JSX, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMountedStore } from '../use-mounted-store.ts';
import { toSecondFactorReact } from './to-second-factor-react.ts';
import { useSecondFactorEffects } from './use-second-factor-effects.ts';

/** What a host puts in place of parts of the page. */
export interface SecondFactorSlots {
  /** Returns the contents of the header. `contents` is what it has by default: logo and name. */
  readonly header?: (contents: ReactNode) => ReactNode;
  /** Returns the contents of the footer. `contents` is what it has by default: the link to help. */
  readonly footer?: (contents: ReactNode) => ReactNode;
}

/** Props of {@link SecondFactor}. */
export interface SecondFactorProps extends SecondFactorPageOptions {
  /** What stands in place of parts of the page. */
  readonly slots?: SecondFactorSlots;
}

/**
 * A finished page for the settings of a user's second factor: an authenticator app and backup codes. When Kratos asks for it, the user confirms a change with
 * a login in place. Import both stylesheets with it.
 *
 * The options of the second factor are read once. Language, texts, links and slots may change.
 *
 * ```tsx
 * import { SecondFactor } from '@kratos-login/react/second-factor'
 * import '@kratos-login/theme/login.css'
 * import '@kratos-login/theme/second-factor.css'
 *
 * export const SettingsPage = () => <SecondFactor kratosUrl="/kratos" siteName="Example" />
 * ```
 */
export function SecondFactor({ slots = {}, ...options }: SecondFactorProps): JSX.Element {
  const [page] = useState(() => createSecondFactorPage(options));
  const { secondFactor } = page;
  useMountedStore(secondFactor);
  const view = useSyncExternalStore(secondFactor.subscribe, secondFactor.getView, () => secondFactor.initialView);
  useSyncExternalStore(page.subscribe, page.getState, page.getState);
  const root = useRef<HTMLElement>(null);
  useSecondFactorEffects(root, secondFactor, view);
  useEffect(() => page.setOptions(options));
  useEffect(() => (root.current ? page.watch(root.current) : undefined), [page]);
  const { tag, props, children } = page.draw(view);
  return createElement(tag, { ...props, ref: root }, ...children.map((child) => toSecondFactorReact(child, slots)));
}
