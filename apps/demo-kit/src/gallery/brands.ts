/** A look of the finished page: what a host changes to make it its own. */
export interface Brand {
  /** The name of the site. */
  readonly siteName: string;
  /** The address of the logo, or `null` for the first letter of the name. */
  readonly logo: string | null;
  /** The only colour scheme of the site, or `null` if it follows that of the browser. */
  readonly scheme: 'light' | 'dark' | null;
  /** The custom properties of `@kratos-login/theme/login.css` that the host sets. */
  readonly properties: Readonly<Record<`--kl-${string}`, string>>;
}

const toLogo = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" ${svg}</svg>`)}`;

/** The look without changes, and three brands. Each sets at most five custom properties. */
export const brands = {
  example: { siteName: 'Example', logo: null, scheme: null, properties: {} },
  /** A bank: dark green, small radius, serif. */
  bank: {
    siteName: 'Hartwell Bank',
    logo: toLogo(
      'viewBox="0 0 36 36"><path fill="#14532d" d="M0 0h36v36H0z"/><path fill="#f2efe4" d="M18 6 6 12v3h24v-3zM8 17h4v9H8zm8 0h4v9h-4zm8 0h4v9h-4zM6 28h24v3H6z"/>',
    ),
    scheme: null,
    properties: {
      '--kl-accent': '#14532d',
      '--kl-radius': '0.125rem',
      '--kl-font': 'Charter, "Bitstream Charter", Georgia, "Noto Naskh Arabic", serif',
      '--kl-background': 'light-dark(#efede4, #0b100d)',
    },
  },
  /** A game studio: always dark, magenta, dense. */
  studio: {
    siteName: 'Night Owl Games',
    logo: toLogo(
      'viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#d61f9f"/><circle cx="12" cy="17" r="6" fill="#fff"/><circle cx="24" cy="17" r="6" fill="#fff"/><circle cx="12" cy="17" r="2.5"/><circle cx="24" cy="17" r="2.5"/><path d="m15 22 3 6 3-6z" fill="#fff"/>',
    ),
    scheme: 'dark',
    properties: {
      '--kl-accent': '#d61f9f',
      '--kl-radius': '0.375rem',
      '--kl-density': '0.9',
      '--kl-background': 'radial-gradient(60rem 40rem at 50% 110%, #4a0d52, transparent), #07040d',
    },
  },
  /** A children's library: round and warm, without a logo. */
  library: {
    siteName: 'Little Bear Library',
    logo: null,
    scheme: null,
    properties: {
      '--kl-accent': '#c2410c',
      '--kl-radius': '1.5rem',
      '--kl-font': 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Nunito, Comfortaa, system-ui, sans-serif',
      '--kl-density': '1.1',
      '--kl-background': 'light-dark(#fdf3e1, #1a120b)',
    },
  },
} as const satisfies Readonly<Record<string, Brand>>;

/** The id of a brand. */
export type BrandId = keyof typeof brands;
