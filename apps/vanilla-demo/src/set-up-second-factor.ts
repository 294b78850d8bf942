import '@kratos-login/dom/kratos-second-factor';
import '@kratos-login/theme/second-factor.css';
