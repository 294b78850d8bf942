declare module '*/README.md.fence.2.tsx' {
  export const SignIn: import('react').ComponentType;
}
declare module '*/README.md.fence.6.tsx' {
  export const SignIn: import('react').ComponentType;
}
declare module '*/README.md.fence.7.tsx' {
  export const LoginPage: import('react').ComponentType<{ readonly login: import('@kratos-login/core').Login }>;
}
declare module '*/README.md.fence.10.tsx' {
  export const SecondFactorPage: import('react').ComponentType<{
    readonly secondFactor: import('@kratos-login/core/second-factor').SecondFactor;
  }>;
}
