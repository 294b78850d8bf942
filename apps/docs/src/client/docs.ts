/** What every page of the documentation does with JavaScript. Without it all text is there, and the menu works. */
import { addCopyButtons } from './copy-buttons.ts';
import { enableTabs } from './tabs.ts';

addCopyButtons();
enableTabs();
