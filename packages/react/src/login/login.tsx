import { createLoginPage, type LoginPageOptions, type SecondFactorSetUp } from '@kratos-login/core/login-page';
import { type ComponentType, createElement, type JSX, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { rememberLogin } from '../remember-login.ts';
import { isServed, toServedView } from '../served-view.ts';
import { useMountedStore } from '../use-mounted-store.ts';
import { usePageEffects } from '../use-page-effects.ts';
import type { LoginSlots } from './login-slots.ts';
import { toReact } from './to-react.ts';

/** Props of {@link Login}. */
export interface LoginProps extends Omit<LoginPageOptions, 'loadIcons' | 'setUpSecondFactor' | 'onSecondFactorMissing'> {
  /**
   * What is shown when a second factor is asked for and the account has none: `SecondFactor` of `@kratos-login/react/second-factor`, or a component of the host
   * that gets its props. With `true` the login ends with `how: 'second-factor-missing'`. Default: an error that says so.
   */
  readonly setUpSecondFactor?: boolean | ComponentType<SecondFactorSetUp & Pick<LoginProps, 'slots'>> | undefined;
  /** What stands in place of parts of the page. */
  readonly slots?: LoginSlots;
}

/**
 * A finished sign-in page: markup, texts, look and navigation. Import the stylesheet with it.
 *
 * The options of the login are read once. Language, texts, links and slots may change; what was typed stays.
 *
 * ```tsx
 * import { Login } from '@kratos-login/react/login'
 * import '@kratos-login/theme/login.css'
 *
 * export const SignInPage = () => <Login kratosUrl="/kratos" siteName="Example" />
 * ```
 */
export function Login({ slots = {}, setUpSecondFactor: SetUp, ...props }: LoginProps): JSX.Element {
  const [setUp, onSecondFactorMissing] = useState<SecondFactorSetUp>();
  const goesOn = SetUp && SetUp !== true;
  const options: LoginPageOptions = { loadIcons, ...props, setUpSecondFactor: !!SetUp, ...(goesOn && { onSecondFactorMissing }) };
  const [page] = useState(() => createLoginPage(options));
  const { login } = page;
  useMountedStore(login);
  // Without `@xstate/react`, which is 0.9 KiB: hydration needs nothing else.
  const view = rememberLogin(
    useSyncExternalStore(login.subscribe, login.getView, () => toServedView(login)),
    login,
  );
  useSyncExternalStore(page.subscribe, page.getState, page.getState);
  const root = useRef<HTMLElement>(null);
  usePageEffects(root, view);
  useEffect(() => page.setOptions(options));
  useEffect(() => (root.current ? page.watch(root.current) : undefined), [page]);
  if (goesOn && setUp) return createElement(SetUp, { ...setUp, language: props.language, slots });
  const drawn = page.draw(view, isServed(view));
  return createElement(drawn.tag, { ...drawn.props, ref: root }, ...drawn.children.map((child) => toReact(child, slots)));
}

const loadIcons = async () => (await import('@kratos-login/theme/provider-icons')).providerIcons;
