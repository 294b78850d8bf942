import '@kratos-login/dom/kratos-login';
import '@kratos-login/dom/kratos-second-factor';
import { openGallery } from 'demo-kit/gallery';

await openGallery({
  showLogin(options, place) {
    const login = document.createElement('kratos-login');
    login.options = options;
    place.replaceChildren(login);
  },
  showSecondFactor(options, place) {
    const secondFactor = document.createElement('kratos-second-factor');
    secondFactor.options = options;
    place.replaceChildren(secondFactor);
  },
});
