declare module '*/README.md.fence.tsx' {
  export const LoginPage: import('react').ComponentType<{ readonly login: import('@kratos-login/core').Login }>;
}
