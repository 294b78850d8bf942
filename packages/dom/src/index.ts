export { type BindLoginOptions, bindLogin } from './bind-login.ts';
