declare module '*/README.md.fence.tsx' {
  export const SignIn: import('react').ComponentType;
}
declare module '*/README.md.fence.3.tsx' {
  export const SignIn: import('react').ComponentType;
}
declare module '*/README.md.fence.4.tsx' {
  export const SignIn: import('react').ComponentType<{ readonly address: string }>;
}
declare module '*/README.md.fence.5.tsx' {
  export const SignIn: import('react').ComponentType<{ readonly navigate: (path: string) => void }>;
}
declare module '*/README.md.fence.html' {
  export const html: string;
}
declare module '*/README.md.fence.ts' {}
declare module '*/README.md.fence.3.ts' {}
declare module '*/README.md.fence.4.ts' {
  export const renderLogin: (address: string) => string;
}
declare module '@kratos-login/core/README.md.fence.7.ts' {
  export const Login: import('vue').Component<{ readonly options: import('@kratos-login/core/login-page').LoginPageOptions }>;
}
