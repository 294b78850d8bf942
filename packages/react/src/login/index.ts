/** `@kratos-login/react/login`: the finished sign-in page. */
export { Login, type LoginProps } from './login.tsx';
export type { FieldParts, LoginSlots } from './login-slots.ts';
