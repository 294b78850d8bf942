import { type ReactNode, type UIEvent, useEffect, useRef } from 'react';
import { useExchanges } from '../use-moment.ts';
import { ExchangeRow } from './exchange-row.tsx';
import { Troubles } from './troubles.tsx';

/** Each request of the login as it happens, and the buttons that make it go wrong. */
export function Wire(): ReactNode {
  const exchanges = useExchanges();
  const list = useRef<HTMLOListElement>(null);
  const count = exchanges.length;
  const follows = useRef(true);
  // The newest request stays in sight, unless the user has scrolled up to an older one.
  useEffect(() => {
    if (exchanges.length > 0 && follows.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [exchanges]);
  const noteScroll = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent): void => {
    follows.current = scrollTop + clientHeight > scrollHeight - 24;
  };
  return (
    <section className="pane wire" aria-labelledby="wire-title">
      <div className="pane-head">
        <h2 id="wire-title">Requests, live</h2>
        <span className="pane-note">Secrets are never shown</span>
      </div>
      {count === 0 ? (
        <p className="empty wire-empty">No request yet. The first one opens a login flow.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <ol className="calls" ref={list} aria-labelledby="wire-title" tabIndex={0} onScroll={noteScroll}>
          {exchanges.map((exchange, index) => (
            <ExchangeRow key={exchange.id} exchange={exchange} isLast={index === count - 1} />
          ))}
        </ol>
      )}
      <Troubles />
    </section>
  );
}
