import type { FrameOptions } from './engine/studio.ts';

/** The repository. */
export const repositoryUrl = 'https://github.com/kratos-login/kratos-login';

/** The address of the docs. In the static site they are beside the studio. `npm start` serves no docs, so the repository has them. */
export const docsUrl = (page = ''): string =>
  import.meta.env.DEV ? `${repositoryUrl}/tree/main/docs` : new URL(`./docs/${page}`, document.baseURI).href;

/**
 * The address of a page of the gallery, or of its overview. `npm start` serves the gallery beside the demo, at a port that its server tells the studio.
 * The static site has a copy below `gallery/`.
 */
export function galleryUrl({ lang, scheme, brand }: Pick<FrameOptions, 'lang' | 'scheme' | 'brand'>, state?: string): string {
  const query = new URLSearchParams({ ...(state !== undefined && { state }), lang, scheme, brand });
  const demo = import.meta.env['VITE_GALLERY'] as string | undefined;
  return new URL(`${demo ?? './gallery/react/gallery.html'}?${query}`, document.baseURI).href;
}

/** The address of a reply in the table of what Kratos answers. */
export const repliesUrl = (reply: string): string =>
  import.meta.env.DEV ? `${docsUrl()}/what-kratos-answers.md` : `${docsUrl('reference/what-kratos-answers/')}#${reply.toLowerCase()}`;
