import { type ScenarioGroup, scenarioGroups } from './gallery-scenarios.ts';
import { type GalleryAddress, toGalleryQuery } from './read-gallery-address.ts';

/** Lists all states in groups. The links keep language, scheme, width and brand of the address. */
export function showOverview(place: HTMLElement, address: GalleryAddress): void {
  const main = create('main', '', create('h1', document.title), ...scenarioGroups.flatMap((group) => toSection(group, address)));
  main.className = 'gallery-overview';
  place.replaceChildren(main);
}

function toSection({ title, scenarios }: ScenarioGroup, address: GalleryAddress): readonly HTMLElement[] {
  const items = scenarios.map(({ id, title }) => {
    const link = create('a', title);
    link.href = toGalleryQuery({ ...address, state: id });
    link.dataset['state'] = id;
    return create('li', '', link);
  });
  return [create('h2', title), create('ul', '', ...items)];
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  ...children: readonly HTMLElement[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.append(text, ...children);
  return element;
}
