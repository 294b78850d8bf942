import type { ReactNode } from 'react';
import { docsUrl } from './links.ts';
import { useStudioState } from './use-studio.ts';

/** Properties of {@link Notices}. */
export interface NoticesProps {
  /** Whether there is only room for the login. */
  readonly isSmall: boolean;
}

/** What does not work in this browser, with this Kratos, or in so small a window. */
export function Notices({ isSmall }: NoticesProps): ReactNode {
  const notices = useStudioState((state) => state.notices);
  if (notices.length === 0 && !isSmall) return null;
  return (
    <div className="notices" role="status">
      {isSmall && (
        <p>
          This is the login alone. Guide, requests and chart need a window of 768 pixels or more. <a href={docsUrl()}>The docs</a> fit any.
        </p>
      )}
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </div>
  );
}
