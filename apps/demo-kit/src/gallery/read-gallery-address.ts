import { type Lang, languages } from '../languages.ts';
import { type BrandId, brands } from './brands.ts';
import { type StateId, scenarioIds } from './gallery-scenarios.ts';
import { secondFactorScenarioIds } from './second-factor/second-factor-scenarios.ts';

/** What an address of the gallery asks for. */
export interface GalleryAddress {
  /** The state to show. `null` is the overview of all states. */
  readonly state: StateId | null;
  /** The language of the page. Default: `en`. */
  readonly lang: Lang;
  /** The colour scheme. `null` is that of the browser. */
  readonly scheme: GalleryScheme | null;
  /** The width of the page in CSS pixels. `null` is that of the window. */
  readonly width: number | null;
  /** The look. Default: `example`. */
  readonly brand: BrandId;
  /** What is wrong with the address. The page shows these sentences instead of a state. */
  readonly problems: readonly string[];
}

export const gallerySchemes = ['light', 'dark'] as const;
export type GalleryScheme = (typeof gallerySchemes)[number];

const brandIds = Object.keys(brands) as readonly BrandId[];
const parameters = ['state', 'lang', 'scheme', 'width', 'brand'];
const narrowest = 280;
const widest = 3840;

/**
 * Reads `?state=…&lang=en|de|ar&scheme=light|dark&width=…&brand=…`. All parameters are optional. For an unknown name or value, `problems` has a sentence
 * with the known ones.
 */
export function readGalleryAddress(url: string | URL): GalleryAddress {
  const { searchParams } = new URL(url);
  const problems = [...searchParams.keys()]
    .filter((name) => !parameters.includes(name))
    .map((name) => toProblem('parameter', name, parameters));
  const pick = <Value extends string>(name: string, known: readonly Value[]): Value | null => {
    const given = searchParams.get(name);
    const found = known.find((each) => each === given);
    if (given !== null && found === undefined) problems.push(toProblem(name, given, known));
    return found ?? null;
  };
  const address = {
    state: pick<StateId>('state', [...scenarioIds, ...secondFactorScenarioIds]),
    lang:
      pick(
        'lang',
        languages.map(({ lang }) => lang),
      ) ?? 'en',
    scheme: pick('scheme', gallerySchemes),
    brand: pick('brand', brandIds) ?? 'example',
  };
  const width = searchParams.get('width');
  const pixels = Number(width);
  const isWidth = /^[1-9]\d*$/.test(width ?? '') && pixels >= narrowest && pixels <= widest;
  if (width !== null && !isWidth) problems.push(toProblem('width', width, [`a whole number from ${narrowest} to ${widest}`]));
  return { ...address, width: isWidth ? pixels : null, problems };
}

/** Returns the query of an address that shows this: `?state=code&lang=de`. */
export function toGalleryQuery({ state, lang, scheme, width, brand }: Partial<Omit<GalleryAddress, 'problems'>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ state, lang, scheme, width, brand }))
    if (value !== null && value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '' : `?${query}`;
}

const toProblem = (name: string, given: string, known: readonly string[]): string =>
  `Unknown ${name} ${JSON.stringify(given)}. Expected ${known.length === 1 ? '' : 'one of '}${known.join(', ')}.`;
