import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import './shell.css';
import './guide/guide.css';
import './frame/frame.css';
import './wire/wire.css';
import './chart/chart.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createStudio } from './engine/create-studio.ts';
import { applyStoredScheme } from './scheme.ts';
import { StudioContext } from './use-studio.ts';

applyStoredScheme();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');
createRoot(root).render(
  <StudioContext value={createStudio()}>
    <App />
  </StudioContext>,
);
