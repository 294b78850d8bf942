import { memo, type ReactNode, useId, useState } from 'react';
import { describeTransition } from '../chart/find-transition.ts';
import type { Exchange } from '../engine/studio.ts';
import { selectInChart, useSelection } from '../selection.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useStudio } from '../use-studio.ts';
import { ExchangeBodies } from './exchange-bodies.tsx';

/** Properties of {@link ExchangeRow}. */
export interface ExchangeRowProps {
  readonly exchange: Exchange;
  /** Whether it is the newest one. */
  readonly isLast: boolean;
}

/** One request: its status and time, what the reply means, and where the chart went. */
export const ExchangeRow = memo(function ExchangeRow({ exchange, isLast }: ExchangeRowProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const body = useId();
  const { method, path, status, milliseconds, meaning } = exchange;
  return (
    <li className="call" data-last={isLast}>
      <button type="button" className="call-head" aria-expanded={isOpen} aria-controls={body} onClick={() => setOpen(!isOpen)}>
        <Icon name="chevron" />
        <span className="call-path">
          <b>{method}</b> {shorten(path)}
        </span>
        <Status status={status} />
        <span className="call-time">{milliseconds === null ? '…' : `${Math.round(milliseconds)} ms`}</span>
      </button>
      <p className="call-meaning">{meaning}</p>
      <Outcome exchange={exchange} />
      <div id={body} className="call-body" hidden={!isOpen}>
        {isOpen && <ExchangeBodies exchange={exchange} />}
        {isOpen && <CopyExchange exchange={exchange} />}
      </div>
    </li>
  );
});

function Outcome({ exchange: { outcome, transitions } }: Pick<ExchangeRowProps, 'exchange'>): ReactNode {
  const selected = useSelection();
  if (outcome === null && transitions.length === 0) return null;
  return (
    <p className="call-outcome">
      {transitions.length === 0 && <code>{outcome}</code>}
      {transitions.map((id) => (
        <button
          key={id}
          type="button"
          className="link"
          aria-pressed={selected?.ids.includes(id) ?? false}
          title="Show in the chart"
          onClick={() => selectInChart({ kind: 'transition', ids: [id] })}
        >
          {describeTransition(id)}
        </button>
      ))}
    </p>
  );
}

function CopyExchange({ exchange: { id } }: Pick<ExchangeRowProps, 'exchange'>): ReactNode {
  const studio = useStudio();
  return (
    <div className="actions">
      <span className="copy-as">
        Copy as{' '}
        {(['curl', 'fetch', 'test'] as const).map((language) => (
          <CopyButton key={language} name={`Copy this request as ${language}`} copy={() => studio.copyExchange(id, language)}>
            {language}
          </CopyButton>
        ))}
      </span>
    </div>
  );
}

const Status = ({ status }: { readonly status: number | null }): ReactNode => (
  <span className="status" data-kind={status === null ? 'pending' : status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'ok'}>
    {status === null ? 'sent' : status === 0 ? 'no reply' : status}
  </span>
);

const shorten = (path: string): string => path.replace(/^\/self-service/, '…');
