declare module '@kratos-login/core/README.md.fence.4.ts' {
  export function useLogin(login: import('@kratos-login/core').Login): {
    readonly view: import('vue').ShallowRef<import('@kratos-login/core').LoginView>;
    readonly root: import('vue').ShallowRef<HTMLElement | undefined>;
  };
}
declare module '@kratos-login/core/README.md.fence.6.ts' {
  export function useLogin(login: import('@kratos-login/core').Login): {
    readonly view: () => import('@kratos-login/core').LoginView;
    readonly root: (element: HTMLElement) => void;
  };
}
