declare module '*/README.md.fence.2.html' {
  export const html: string;
}
declare module '*/README.md.fence.3.html' {
  export const html: string;
}
declare module '*/README.md.fence.4.html' {
  export const html: string;
}
declare module '*/README.md.fence.7.html' {
  export const html: string;
}
declare module '*/README.md.fence.2.ts' {}
declare module '*/README.md.fence.5.ts' {}
