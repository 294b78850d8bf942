import { Login } from '@kratos-login/react/login';
import { SecondFactor } from '@kratos-login/react/second-factor';
import { openGallery } from 'demo-kit/gallery';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const show = (page: ReactNode, place: HTMLElement): void => createRoot(place).render(<StrictMode>{page}</StrictMode>);

await openGallery({
  showLogin: (options, place) => show(<Login {...options} />, place),
  showSecondFactor: (options, place) => show(<SecondFactor {...options} />, place),
});
