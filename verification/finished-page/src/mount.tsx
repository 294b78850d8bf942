import '@kratos-login/dom/kratos-login';
import '@kratos-login/dom/kratos-second-factor';
import '@kratos-login/theme/login.css';
import '@kratos-login/theme/second-factor.css';
import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { createEmulator, type Emulator, type EmulatorOptions } from '@kratos-login/emulator';
import { Login, type LoginSlots } from '@kratos-login/react/login';
import { SecondFactor } from '@kratos-login/react/second-factor';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** The user of these tests. */
export const ann = { email: 'ann@example.com', password: 'correct horse battery' };

/** How a host fills the slots, in each of its ways. */
export interface Slots {
  readonly react: LoginSlots;
  readonly html: string;
}

/** A finished page in the document. */
export interface Mounted {
  readonly kratos: Emulator;
  /** Changes options, as a host does. */
  readonly setOptions: (options: LoginPageOptions) => void;
  readonly remove: () => void;
}

/** Adds a finished page over an emulated Kratos to the document. */
export type Mount = (options?: LoginPageOptions, more?: { readonly emulator?: EmulatorOptions; readonly slots?: Slots }) => Mounted;

/** The options of each page. */
export const defaults = {
  kratosUrl: 'http://127.0.0.1:4433',
  siteName: 'Example',
  storage: null,
  onSuccess: () => {},
} as const satisfies LoginPageOptions;

/** Starts an emulated Kratos with {@link ann}. */
export const startKratos = ({ emulator }: Parameters<Mount>[1] & {} = {}): Emulator =>
  createEmulator({ identities: [{ ...ann, totp: true }], ...emulator });

const mountReact: Mount = (options = {}, more = {}) => {
  const kratos = startKratos(more);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  const show = (changed: LoginPageOptions): void =>
    root.render(
      <StrictMode>
        <Login
          {...defaults}
          fetch={kratos.fetch}
          {...options}
          {...changed}
          setUpSecondFactor={options.setUpSecondFactor && SecondFactor}
          slots={more.slots?.react ?? {}}
        />
      </StrictMode>,
    );
  show({});
  onTestFinished(() => root.unmount());
  return { kratos, setOptions: show, remove: () => root.unmount() };
};

const mountElement: Mount = (options = {}, more = {}) => {
  const kratos = startKratos(more);
  const login = document.createElement('kratos-login');
  login.innerHTML = more.slots?.html ?? '';
  login.options = { ...defaults, fetch: kratos.fetch, ...options };
  document.body.replaceChildren(login);
  onTestFinished(() => login.remove());
  return {
    kratos,
    setOptions(changed) {
      login.options = { ...login.options, ...changed };
    },
    remove: () => login.remove(),
  };
};

/** Both ways to show a finished page. */
export const ways = [
  ['<Login>', mountReact],
  ['<kratos-login>', mountElement],
] as const satisfies readonly (readonly [name: string, mount: Mount])[];
