declare module '*/README.md.fence.2.ts' {}
declare module '*/README.md.fence.3.ts' {}
