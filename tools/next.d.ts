// The parts of Next.js that the samples of the documentation use. Next.js itself would add 370 MB to each installation of this repository.
declare module 'next' {
  export interface NextConfig {
    rewrites?: () => Promise<{ source: string; destination: string }[]>;
  }
}
declare module 'next/headers' {
  export function headers(): Promise<Headers>;
}
declare module 'next/navigation' {
  export function redirect(url: string): never;
  export function useRouter(): { replace(url: string): void; refresh(): void };
}
declare module 'next/server' {
  export interface NextRequest extends Request {}
  export class NextResponse extends Response {
    static next(): NextResponse;
    static override redirect(url: string | URL): NextResponse;
  }
}
