import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Guide } from './guide/guide.tsx';
import { Wire } from './wire/wire.tsx';

/** Guide and wire in one column, for windows that are too narrow for both. */
export const SidePanes = (): ReactNode => (
  <Tabs.Root className="side" defaultValue="guide">
    <Tabs.List className="side-tabs" activateOnFocus>
      <Tabs.Tab value="guide">Guide</Tabs.Tab>
      <Tabs.Tab value="wire">Requests</Tabs.Tab>
    </Tabs.List>
    <Tabs.Panel className="side-panel" value="guide">
      <Guide />
    </Tabs.Panel>
    <Tabs.Panel className="side-panel" value="wire">
      <Wire />
    </Tabs.Panel>
  </Tabs.Root>
);
