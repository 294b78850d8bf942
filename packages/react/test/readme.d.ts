declare module '*/README.md.fence.tsx' {
  /** In the README of this package. */
  export const LoginPage: import('react').ComponentType<{ readonly login: import('@kratos-login/core').Login }>;
  /** In the README of the repository. */
  export const SignIn: import('react').ComponentType;
}
