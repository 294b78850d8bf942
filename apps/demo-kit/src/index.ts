export { describeSession, type SessionDescription } from './describe-session.ts';
export { leave } from './leave.ts';
export { readAddress } from './read-address.ts';
export { signOut } from './sign-out.ts';
