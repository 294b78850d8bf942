import { createElement } from './create-element.ts';
import { recall, remember } from './memory.ts';

/** Turns the groups of code for several frameworks into tabs. The choice goes for all groups and pages. */
export function enableTabs(): void {
  const groups = [...document.querySelectorAll<HTMLElement>('.tabs')].map(toTabs);
  const show = (name: string): void => {
    for (const group of groups) group(name);
  };
  document.addEventListener('choose-tab', (event) => {
    const name = String((event as CustomEvent).detail);
    remember('tab', name);
    show(name);
  });
  const chosen = recall('tab');
  if (chosen !== null) show(chosen);
}

/** Returns a function that shows one tab of the group, if the group has it. */
function toTabs(group: HTMLElement, at: number): (name: string) => void {
  const panels = [...group.querySelectorAll<HTMLElement>(':scope > .tab')];
  const names = panels.map(({ dataset }) => dataset['tab'] ?? '');
  const tabs = names.map((name, index) => {
    const tab = createElement(
      'button',
      { type: 'button', role: 'tab', id: `tab-${at}-${index}`, 'aria-controls': `panel-${at}-${index}` },
      name,
    );
    tab.addEventListener('click', () => choose(name));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const next = (index + step + names.length) % names.length;
      choose(names[next] ?? '');
      tabs[next]?.focus();
    });
    return tab;
  });
  for (const [index, panel] of panels.entries()) {
    panel.id = `panel-${at}-${index}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${at}-${index}`);
  }
  group.prepend(createElement('div', { role: 'tablist', class: 'tab-list', 'aria-label': 'Framework' }, ...tabs));
  group.classList.add('is-live');
  const show = (name: string): void => {
    if (!names.includes(name)) return;
    for (const [index, tab] of tabs.entries()) {
      const isShown = names[index] === name;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      const panel = panels[index];
      if (panel !== undefined) panel.hidden = !isShown;
    }
  };
  const choose = (name: string): void => {
    group.dispatchEvent(new CustomEvent('choose-tab', { detail: name, bubbles: true }));
  };
  show(names[0] ?? '');
  return show;
}
