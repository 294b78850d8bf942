import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ChartPane } from './chart/chart-pane.tsx';
import { LoginPane } from './frame/login-pane.tsx';
import { Guide } from './guide/guide.tsx';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { SidePanes } from './side-panes.tsx';
import { useMediaQuery } from './use-media-query.ts';
import { Wire } from './wire/wire.tsx';

/** The whole studio: guide, login, wire and chart. Narrow windows show guide and wire as tabs, and small ones the login alone. */
export function App(): ReactNode {
  const isWide = useMediaQuery('(min-width: 68rem)');
  const isSmall = useMediaQuery('(max-width: 47.99rem)');
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <div className="studio">
          <Header isSmall={isSmall} />
          <Notices isSmall={isSmall} />
          <main className="studio-main">
            <h1 className="hidden">Sign in to Ory Kratos by AJAX, step by step</h1>
            <Group orientation="vertical" id="rows">
              <Panel id="top" minSize="30%">
                <Group orientation="horizontal" id="columns">
                  {isWide && (
                    <Panel key="guide" id="guide" defaultSize="26%" minSize="17rem">
                      <Guide />
                    </Panel>
                  )}
                  {isWide && <Separator key="guide-edge" className="edge" aria-label="Width of the guide" />}
                  <Panel key="login" id="login" minSize="20rem">
                    <LoginPane />
                  </Panel>
                  {!isSmall && (
                    <Separator
                      key="side-edge"
                      className="edge"
                      aria-label={isWide ? 'Width of the wire' : 'Width of the guide and the wire'}
                    />
                  )}
                  {!isSmall && (
                    <Panel key="side" id="side" defaultSize={isWide ? '27%' : '46%'} minSize="18rem">
                      {isWide ? <Wire /> : <SidePanes />}
                    </Panel>
                  )}
                </Group>
              </Panel>
              {!isSmall && <Separator className="edge" aria-label="Height of the chart" />}
              {!isSmall && (
                <Panel id="bottom" defaultSize="37%" minSize="9rem">
                  <ChartPane />
                </Panel>
              )}
            </Group>
          </main>
        </div>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
