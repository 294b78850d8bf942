import type { ReactNode } from 'react';
import type { Exchange } from '../engine/studio.ts';
import { Code } from '../ui/code.tsx';

/** Properties of {@link ExchangeBodies}. */
export interface ExchangeBodiesProps {
  readonly exchange: Exchange;
}

/** What a request sent, and what came back. */
export const ExchangeBodies = ({ exchange }: ExchangeBodiesProps): ReactNode => (
  <div className="bodies">
    <p className="body-title">
      Sent <code>{`${exchange.method} ${exchange.path}`}</code>
    </p>
    {exchange.requestBody !== null && <Code lang="json" label="Body of the request" text={toText(exchange.requestBody)} />}
    <p className="body-title">
      Received <code>{toStatus(exchange.status)}</code>
    </p>
    {exchange.responseBody !== null && <Code lang="json" label="Body of the reply" text={toText(exchange.responseBody)} />}
  </div>
);

const toText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body, null, 2));

const toStatus = (status: number | null): string => (status === null ? 'nothing yet' : status === 0 ? 'no reply' : String(status));
