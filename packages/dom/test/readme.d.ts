declare module '*/README.md.fence.html' {
  export const html: string;
}
