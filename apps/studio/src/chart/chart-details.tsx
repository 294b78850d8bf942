import { type Chart, type ChartSelection, type ChartState, loginChart, secondFactorChart } from '@kratos-login/inspect/panel';
import { type ReactNode, useState } from 'react';
import { galleryUrl } from '../links.ts';
import { selectInChart, useSelection } from '../selection.ts';
import { Icon } from '../ui/icon.tsx';
import { findMoment } from '../use-moment.ts';
import { useStudioState } from '../use-studio.ts';
import { toEventName, toStateName } from './chart-names.ts';
import { findGalleryStates } from './gallery-states.ts';
import { TransitionDetails } from './transition-details.tsx';

/** What is known about the selected state or arrow. Without a selection: about the active state. */
export function ChartDetails(): ReactNode {
  const chart = useStudioState((state) => (state.chart === 'login' ? loginChart : secondFactorChart));
  const active = useStudioState((state) => findMoment(state)?.states.at(-1));
  const selection = useSelection();
  const shown: ChartSelection | null = selection ?? (active === undefined ? null : { kind: 'state', ids: [active] });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="chart-details" role="group" aria-label="Details" tabIndex={0}>
      {selection !== null && (
        <button type="button" className="icon-button close" aria-label="Clear the selection" onClick={() => selectInChart(null)}>
          <Icon name="close" />
        </button>
      )}
      {shown === null && <p className="empty">The chart starts with the login.</p>}
      {shown?.ids.map((id) =>
        shown.kind === 'state' ? (
          <StateDetails key={id} chart={chart} id={id} isActive={selection === null} />
        ) : (
          <TransitionDetails key={id} chart={chart} id={id} />
        ),
      )}
    </div>
  );
}

/** Properties of {@link StateDetails}. */
interface StateDetailsProps {
  readonly chart: Chart;
  readonly id: string;
  readonly isActive: boolean;
}

function StateDetails({ chart, id, isActive }: StateDetailsProps): ReactNode {
  const state = chart.states.find((each) => each.id === id);
  if (state === undefined) return <p className="empty">This chart has no state {id}.</p>;
  return (
    <>
      <h3>
        {toStateName(id)}
        {isActive && <span className="badge">now</span>}
      </h3>
      <p>{state.description}</p>
      {state.calls.length > 0 && (
        <p>
          Calls <code>{state.calls.join(', ')}</code>.
        </p>
      )}
      <NextTransitions chart={chart} state={state} />
      <Pages id={id} />
    </>
  );
}

function NextTransitions({ chart, state }: { readonly chart: Chart; readonly state: ChartState }): ReactNode {
  const next = chart.transitions.filter(({ source }) => source === state.id);
  if (next.length === 0) return null;
  return (
    <dl>
      {next.slice(0, 8).map(({ id, event, guard, targets }) => (
        <div key={id}>
          <dt>
            <button type="button" className="link" onClick={() => selectInChart({ kind: 'transition', ids: [id] })}>
              {toEventName(event)} {guard}
            </button>
          </dt>
          <dd>{targets.length === 0 ? 'stays' : `→ ${targets.map(toStateName).join(', ')}`}</dd>
        </div>
      ))}
    </dl>
  );
}

const few = 6;

function Pages({ id }: { readonly id: string }): ReactNode {
  const frame = useStudioState((state) => state.frame);
  const [isWhole, setWhole] = useState(false);
  const pages = findGalleryStates(id);
  if (pages.length === 0) return null;
  const more = pages.length - few;
  return (
    <p className="pages">
      <span className="details-label">Pages</span>
      {(isWhole ? pages : pages.slice(0, few)).map((page) => (
        <a key={page} href={galleryUrl(frame, page)} target="_blank" rel="noreferrer">
          {page}
        </a>
      ))}
      {more > 0 && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'fewer' : `${more} more`}
        </button>
      )}
    </p>
  );
}
