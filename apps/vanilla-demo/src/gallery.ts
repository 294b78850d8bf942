import '@kratos-login/dom/kratos-login';
import { openGallery } from 'demo-kit/gallery';

await openGallery((options, place) => {
  const login = document.createElement('kratos-login');
  login.options = options;
  place.replaceChildren(login);
});
