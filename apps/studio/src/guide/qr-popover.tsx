import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { useStudio } from '../use-studio.ts';

/** Properties of {@link QrPopover}. */
export interface QrPopoverProps {
  readonly email: string;
  readonly children: ReactNode;
}

/** A button that shows the QR code of a person’s authenticator app. It is drawn only while it is open. */
export const QrPopover = ({ email, children }: QrPopoverProps): ReactNode => (
  <Popover.Root>
    <Popover.Trigger className="icon-button" aria-label={`Scan with your own phone: QR code of ${email}`} title="Scan with your own phone">
      {children}
    </Popover.Trigger>
    <Popover.Portal>
      <Popover.Positioner side="top" sideOffset={8} collisionPadding={12}>
        <Popover.Popup className="popup qr">
          <Popover.Title className="popup-title">Scan with your own phone</Popover.Title>
          <QrCode email={email} />
          <Popover.Description className="popup-text">
            Add {email} to your authenticator app, and sign in with a real code.
          </Popover.Description>
        </Popover.Popup>
      </Popover.Positioner>
    </Popover.Portal>
  </Popover.Root>
);

function QrCode({ email }: Pick<QrPopoverProps, 'email'>): ReactNode {
  const code = useStudio().readQrCode(email);
  if (code === null) return <p>This person has no authenticator app any more.</p>;
  return (
    <svg
      className="qr-code"
      viewBox={`-2 -2 ${code.size + 4} ${code.size + 4}`}
      role="img"
      aria-label="QR code"
      shapeRendering="crispEdges"
    >
      <path d={code.path} />
    </svg>
  );
}
