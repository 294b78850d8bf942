import type { LoginPageOptions } from '@kratos-login/core/login-page';
import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { loadLanguage, loadSecondFactorTexts, toDir } from '../languages.ts';
import { announceReady, showProblems } from './announce-ready.ts';
import { brands } from './brands.ts';
import { galleryScenarios, type ScenarioId, type StateId } from './gallery-scenarios.ts';
import { prepareScenario } from './prepare-scenario.ts';
import { type GalleryAddress, readGalleryAddress } from './read-gallery-address.ts';
import { prepareSecondFactor } from './second-factor/prepare-second-factor.ts';
import { type SecondFactorScenarioId, secondFactorScenarios } from './second-factor/second-factor-scenarios.ts';
import { showOverview } from './show-overview.ts';

/** The options of each page in the gallery. */
const links = {
  recoveryUrl: '/recovery',
  registrationUrl: '/registration',
  supportUrl: '/support',
  onSuccess: () => false,
  onUnsupportedMethod: () => {},
} as const satisfies LoginPageOptions;

/** How a demo renders both pages. */
interface GalleryRenderer {
  readonly showLogin: (options: LoginPageOptions, place: HTMLElement) => void;
  readonly showSecondFactor: (options: SecondFactorPageOptions, place: HTMLElement) => void;
}

/** Shows the state that the address of this page asks for, by the renderer of a demo. */
export async function openGallery(renderer: GalleryRenderer): Promise<void> {
  const place = document.querySelector<HTMLElement>('#gallery') ?? document.body;
  const address = readGalleryAddress(location.href);
  if (address.problems.length > 0) return showProblems(place, address.problems);
  const { state } = address;
  if (state === null) {
    showOverview(place, address);
    return announceReady(place);
  }
  dress(place, address);
  if (isOfSecondFactor(state)) await showSecondFactor(state, address, place, renderer);
  else await showLogin(state, address, place, renderer);
}

const isOfSecondFactor = (state: StateId): state is SecondFactorScenarioId => Object.hasOwn(secondFactorScenarios, state);

async function showLogin(state: ScenarioId, { lang, brand }: GalleryAddress, place: HTMLElement, renderer: GalleryRenderer): Promise<void> {
  const language = await loadLanguage(lang);
  const { siteName, logo } = brands[brand];
  const { login, typed } = await prepareScenario(galleryScenarios[state], {
    siteName,
    texts: language?.texts,
    messages: language?.messages,
  });
  renderer.showLogin({ ...links, login, siteName, logoUrl: logo ?? undefined, language }, place);
  await announceReady(place, typed);
}

async function showSecondFactor(
  state: SecondFactorScenarioId,
  { lang, brand }: GalleryAddress,
  place: HTMLElement,
  renderer: GalleryRenderer,
): Promise<void> {
  const [language, secondFactorTexts] = await Promise.all([loadLanguage(lang), loadSecondFactorTexts(lang)]);
  const { siteName, logo } = brands[brand];
  const texts = { siteName, texts: language?.texts, messages: language?.messages, secondFactorTexts };
  const { secondFactor } = await prepareSecondFactor(secondFactorScenarios[state], texts);
  const { supportUrl } = links;
  renderer.showSecondFactor(
    { secondFactor, siteName, logoUrl: logo ?? undefined, language, secondFactorTexts, supportUrl, onDone: () => {} },
    place,
  );
  await announceReady(place);
}

function dress(place: HTMLElement, { lang, scheme, width, brand }: GalleryAddress): void {
  Object.assign(window, { setInterval: () => 0 }); // the countdown of the page stands still, as all clocks here
  const { documentElement } = document;
  Object.assign(documentElement, { lang, dir: toDir(lang) });
  documentElement.style.colorScheme = scheme ?? brands[brand].scheme ?? 'light dark';
  if (width !== null) place.style.maxInlineSize = `${width}px`;
  const rules = Object.entries(brands[brand].properties).map(([name, value]) => `${name}: ${value};`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.kl { ${rules.join(' ')} }`);
  document.adoptedStyleSheets = [sheet];
}
