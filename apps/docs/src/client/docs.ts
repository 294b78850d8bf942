/** What every page of the documentation does with JavaScript. Without it all text is there, and the menu works. */
import { addCopyButtons } from './copy-buttons.ts';
import { addFilter } from './filter.ts';
import { openMenu } from './open-menu.ts';
import { addSchemeChoice } from './scheme-choice.ts';
import { watchScrollers } from './scrollers.ts';
import { addSearch } from './search-button.ts';
import { enableTabs } from './tabs.ts';

const tools = document.querySelector<HTMLElement>('[data-tools]');
if (tools !== null) {
  addSearch(tools);
  addSchemeChoice(tools);
}
const filtered = document.querySelector<HTMLElement>('[data-filter]');
if (filtered !== null) addFilter(filtered);
openMenu();
addCopyButtons();
enableTabs();
watchScrollers();
