import type { ApiCall } from './request.ts';

// Not `negotiator`: Kratos uses the Go package gddo, whose deviations from RFC 9110 are copied here.

interface Accepted {
  readonly type: string;
  readonly quality: number;
}

/**
 * Whether Kratos answers a submission or an error with JSON. A JSON content type is enough. A missing `Accept` or one for all types is
 * not. Source: x/isjsonrequest.go.
 */
export const wantsJson = (call: ApiCall): boolean =>
  negotiate(call, ['text/html', 'text/*', '*/*', 'application/json']) === 'application/json' ||
  call.headers.get('content-type') === 'application/json';

/** Whether Kratos answers the creation of a flow with JSON. Only `Accept` decides. Source: x/http.go. */
export const acceptsJson = (call: ApiCall): boolean => negotiate(call, ['text/html', 'application/json']) === 'application/json';

/** Returns the offer that `Accept` prefers, by default the first one. Source: gddo's `NegotiateContentType`. */
function negotiate(call: ApiCall, offers: readonly string[]): string | undefined {
  const accepted = parseAccept(call.headers.get('accept') ?? '');
  let best = { offer: offers[0], quality: -1, specificity: -1 };
  for (const offer of offers) {
    for (const { type, quality } of accepted) {
      const specificity = toSpecificity(type, offer);
      if (quality === 0 || quality < best.quality || specificity === null) continue;
      if (quality > best.quality || specificity > best.specificity) best = { offer, quality, specificity };
    }
  }
  return best.offer;
}

/** Returns how specific a media range is for an offer (RFC 9110, section 12.5.1), or `null` if it does not match. */
function toSpecificity(type: string, offer: string): number | null {
  if (type === '*/*') return 0;
  if (type.endsWith('/*')) return offer.startsWith(type.slice(0, -1)) ? 1 : null;
  return type === offer ? 2 : null;
}

/** Parsing stops after a parameter other than `q`, so `application/json; charset=utf-8` accepts nothing. Source: gddo's header.go. */
function parseAccept(header: string): readonly Accepted[] {
  const accepted: Accepted[] = [];
  for (const part of header.split(',')) {
    const [type = '', quality, ...more] = part.split(';').map((each) => each.trim());
    if (type === '' || quality?.startsWith('q=') === false) break;
    accepted.push({ type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 });
    if (more.length > 0) break;
  }
  return accepted;
}
