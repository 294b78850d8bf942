declare module '*/README.md.fence.html' {
  export const html: string;
}
declare module '*/README.md.fence.2.html' {
  export const html: string;
}
declare module '*/README.md.fence.ts' {}
