import type { ReactNode } from 'react';
import { docsUrl, galleryUrl, repositoryUrl } from './links.ts';
import { type StudioScheme, useScheme } from './scheme.ts';
import { Icon } from './ui/icon.tsx';
import { Segmented } from './ui/segmented.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** Properties of {@link Header}. */
export interface HeaderProps {
  /** Whether there is only room for the login. */
  readonly isSmall: boolean;
}

/** The name, what renders the login, where else to look, and the colours of the studio. */
export function Header({ isSmall }: HeaderProps): ReactNode {
  const studio = useStudio();
  const frame = useStudioState((state) => state.frame);
  const [scheme, setScheme] = useScheme();
  return (
    <header className="header">
      <span className="brand">
        <Mark /> kratos-login
      </span>
      <span className="tagline">Password, then TOTP, then a session</span>
      <Segmented
        label="Rendered by"
        value={frame.renderer}
        segments={renderers(frame.page)}
        onChange={(renderer) => studio.setFrame({ renderer })}
      />
      <Segmented label="Page" value={frame.page} segments={pages(frame.renderer)} onChange={(page) => studio.setFrame({ page })} />
      <button type="button" className="button quiet" onClick={() => studio.restart()}>
        <Icon name="restart" /> Start over
      </button>
      <span className="space" />
      <nav className="header-links" aria-label="More">
        <a href={docsUrl()}>Docs</a>
        {!isSmall && <a href={galleryUrl(frame)}>Gallery</a>}
        <a href={repositoryUrl}>GitHub</a>
      </nav>
      <Segmented<StudioScheme> label="Colours of the studio" value={scheme} segments={schemes} onChange={setScheme} />
    </header>
  );
}

const renderers = (page: string) =>
  [
    { value: 'react', label: 'React' },
    { value: 'dom', label: 'No framework' },
    { value: 'custom', label: 'Custom page', ...(page === 'second-factor' && { disabled: true, name: 'Custom page: it only signs in' }) },
  ] as const;

const pages = (renderer: string) =>
  [
    { value: 'sign-in', label: 'Sign in' },
    {
      value: 'second-factor',
      label: 'Second factor',
      ...(renderer === 'custom' && { disabled: true, name: 'Second factor: not on the custom page' }),
    },
  ] as const;

const schemes = [
  { value: 'system', label: <Icon name="system" />, name: 'Colours of the system' },
  { value: 'light', label: <Icon name="sun" />, name: 'Light' },
  { value: 'dark', label: <Icon name="moon" />, name: 'Dark' },
] as const;

const Mark = (): ReactNode => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" />
    <circle cx="16" cy="14" r="6" />
    <path d="M16 14v11" />
  </svg>
);
