import type { LoginPageOptions } from '@kratos-login/core/login-page';
import { loadLanguage, toDir } from '../languages.ts';
import { announceReady, showProblems } from './announce-ready.ts';
import { brands } from './brands.ts';
import { galleryScenarios } from './gallery-scenarios.ts';
import { prepareScenario } from './prepare-scenario.ts';
import { type GalleryAddress, readGalleryAddress } from './read-gallery-address.ts';
import { showOverview } from './show-overview.ts';

/** The options of each page in the gallery. */
const links = {
  recoveryUrl: '/recovery',
  registrationUrl: '/registration',
  supportUrl: '/support',
  onSuccess: () => false,
  onUnsupportedMethod: () => {},
} as const satisfies LoginPageOptions;

/** Shows the state that the address of this page asks for, by the renderer of a demo. */
export async function openGallery(show: (options: LoginPageOptions, place: HTMLElement) => void): Promise<void> {
  const place = document.querySelector<HTMLElement>('#gallery') ?? document.body;
  const address = readGalleryAddress(location.href);
  if (address.problems.length > 0) return showProblems(place, address.problems);
  const { state, lang, brand } = address;
  if (state === null) {
    showOverview(place, address);
    return announceReady(place);
  }
  const language = await loadLanguage(lang);
  dress(place, address);
  const { siteName, logo } = brands[brand];
  const { login, typed } = await prepareScenario(galleryScenarios[state], {
    siteName,
    texts: language?.texts,
    messages: language?.messages,
  });
  show({ ...links, login, siteName, logoUrl: logo ?? undefined, language }, place);
  await announceReady(place, typed);
}

function dress(place: HTMLElement, { lang, scheme, width, brand }: GalleryAddress): void {
  const { documentElement } = document;
  Object.assign(documentElement, { lang, dir: toDir(lang) });
  documentElement.style.colorScheme = scheme ?? brands[brand].scheme ?? 'light dark';
  if (width !== null) place.style.maxInlineSize = `${width}px`;
  const rules = Object.entries(brands[brand].properties).map(([name, value]) => `${name}: ${value};`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.kl { ${rules.join(' ')} }`);
  document.adoptedStyleSheets = [sheet];
}
