export { type BindLoginOptions, bindLogin } from './bind-login.ts';
export { bindShowPassword } from './bind-show-password.ts';
