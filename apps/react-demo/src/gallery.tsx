import { Login } from '@kratos-login/react/login';
import { openGallery } from 'demo-kit/gallery';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

await openGallery((options, place) =>
  createRoot(place).render(
    <StrictMode>
      <Login {...options} />
    </StrictMode>,
  ),
);
