/** The page with Supabase's form and its default theme, in React. The form is shown without a server, so it is not submitted. */
import { Auth } from '@supabase/auth-ui-react';
import { ThemeSupa } from '@supabase/auth-ui-shared';
import { createClient } from '@supabase/supabase-js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const client = createClient(location.origin, 'key-of-no-project');
const app = document.getElementById('app');
if (app === null) throw new Error('index.html has no element with the id "app".');
createRoot(app).render(
  <StrictMode>
    <Auth supabaseClient={client} appearance={{ theme: ThemeSupa }} providers={[]} />
  </StrictMode>,
);
