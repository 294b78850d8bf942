import '@kratos-login/dom/kratos-second-factor';
import '@kratos-login/theme/login.css';
import '@kratos-login/theme/second-factor.css';
import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { SecondFactor } from '@kratos-login/react/second-factor';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** Adds a finished page of a second factor to the document. Returns a function that removes it. */
export type MountSecondFactor = (options: SecondFactorPageOptions) => () => void;

const defaults = { kratosUrl: 'http://127.0.0.1:4433', siteName: 'Example', onDone: () => {} } as const satisfies SecondFactorPageOptions;

const mountReact: MountSecondFactor = (options) => {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  root.render(
    <StrictMode>
      <SecondFactor {...defaults} {...options} />
    </StrictMode>,
  );
  const remove = (): void => root.unmount();
  onTestFinished(remove);
  return remove;
};

const mountElement: MountSecondFactor = (options) => {
  const element = document.createElement('kratos-second-factor');
  element.options = { ...defaults, ...options };
  document.body.replaceChildren(element);
  const remove = (): void => element.remove();
  onTestFinished(remove);
  return remove;
};

/** Both ways to show a finished page of a second factor. */
export const secondFactorWays = [
  ['<SecondFactor>', mountReact],
  ['<kratos-second-factor>', mountElement],
] as const satisfies readonly (readonly [name: string, mount: MountSecondFactor])[];
