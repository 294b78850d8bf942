/** How a page is looked at. */
export interface Look {
  readonly lang: (typeof languages)[number];
  readonly scheme: (typeof schemes)[number];
  readonly width: (typeof widths)[number];
}

/** One page of the gallery. */
export interface PlannedPicture extends Look {
  readonly state: string;
  /** The look of another host. Default: that of the theme. */
  readonly brand?: (typeof brands)[number]['brand'];
  /** The only demo that axe checks in this picture. Default: both. */
  readonly axe?: 'react' | 'vanilla';
}

const languages = ['en', 'de', 'ar'] as const;
const schemes = ['light', 'dark'] as const;
const widths = [1280, 320] as const;
const brands = [
  { brand: 'bank', schemes },
  { brand: 'studio', schemes: ['dark'] },
  { brand: 'library', schemes },
] as const;

/** All looks. The first one is that of most visitors. */
export const looks: readonly Look[] = languages.flatMap((lang) =>
  schemes.flatMap((scheme) => widths.map((width) => ({ lang, scheme, width }))),
);

/**
 * Every state in the first look, and in one other look. The other looks take turns, so each is seen with some states. Axe checks each demo in one of the two,
 * because both have the same accessibility tree.
 */
export function planSomeLooks(states: readonly string[]): readonly PlannedPicture[] {
  const [first, ...others] = looks;
  return states.flatMap((state, index) => {
    const other = others[index % others.length];
    if (first === undefined || other === undefined) return [];
    return [
      { state, ...first, axe: 'react' },
      { state, ...other, axe: 'vanilla' },
    ] satisfies readonly PlannedPicture[];
  });
}

/** Every state in this look. */
export const planLook = (states: readonly string[], look: Look): readonly PlannedPicture[] => states.map((state) => ({ state, ...look }));

/** Each brand, in its schemes, with states that have every kind of colour: links, buttons, errors, notices and a success. */
export function planBrands(): readonly PlannedPicture[] {
  const states = ['wrong-password', 'providers', 'code-with-choices', 'notice-took-too-long', 'error-no-second-factor', 'success-two-step'];
  return brands.flatMap(({ brand, schemes }) =>
    schemes.flatMap((scheme) => states.map((state) => ({ state, lang: 'en', scheme, width: 1280, brand }) as const)),
  );
}

/** The pictures of one part, so that parts can run at once. Pictures of one look stay together, because they share a page. */
export function takePart(pictures: readonly PlannedPicture[], part: number, parts: number): readonly PlannedPicture[] {
  const sorted = looks.flatMap((look) => pictures.filter((each) => toName(each) === toName({ state: each.state, ...look })));
  const size = Math.ceil(sorted.length / parts);
  return sorted.slice(part * size, (part + 1) * size);
}

/** The name of a picture in files and reports: `code-wrong.de-dark-320`. */
export const toName = ({ state, lang, scheme, width, brand }: PlannedPicture): string =>
  `${state}.${lang}-${scheme}-${width}${brand === undefined ? '' : `-${brand}`}`;

/** The address of a picture: `/gallery?state=code-wrong&lang=de&scheme=dark&width=320`. */
export const toPath = ({ state, lang, scheme, width, brand }: PlannedPicture): string =>
  `/gallery?${new URLSearchParams({ state, lang, scheme, width: String(width), ...(brand !== undefined && { brand }) })}`;
