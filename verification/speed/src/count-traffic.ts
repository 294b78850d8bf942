import type { CDPSession } from 'playwright';
import type { ByteType } from './sample.ts';

/** What a page has loaded until now. */
export interface Traffic {
  readonly requests: number;
  readonly bytes: Readonly<Record<ByteType, number>>;
  /** How many documents replaced each other. */
  readonly documents: number;
}

/** Counts what a page loads, until the returned function is called. */
export function countTraffic(session: CDPSession): () => Traffic {
  const types = new Map<string, ByteType>();
  const bytes = { document: 0, script: 0, style: 0, kratos: 0, other: 0 };
  let documents = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request, type, redirectResponse }) => {
    if (!request.url.startsWith('http')) return;
    const isRedirected = redirectResponse !== undefined;
    if (isRedirected) bytes[types.get(requestId) ?? 'other'] += redirectResponse.encodedDataLength;
    if (type === 'Document' && !isRedirected) documents += 1;
    // A redirect keeps its id. Both requests count.
    types.set(isRedirected ? `${requestId} redirected` : requestId, toByteType(new URL(request.url).pathname, type));
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    if (type !== undefined) bytes[type] += encodedDataLength;
  });
  return () => ({ requests: types.size, bytes: { ...bytes }, documents });
}

function toByteType(path: string, type: string | undefined): ByteType {
  if (path.startsWith('/kratos/')) return 'kratos';
  if (type === 'Document') return 'document';
  if (type === 'Script') return 'script';
  return type === 'Stylesheet' ? 'style' : 'other';
}
