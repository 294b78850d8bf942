import { toText } from './kratos/json.ts';
import type { LoginInput } from './machine/login-context.ts';
import type { LoginSnapshot } from './view/create-view.ts';

/** The part of the Web Storage API that `createLogin` uses. */
export interface FlowStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The flow that mailed a code, over a reload of the page. */
export interface MailedFlow {
  /** Returns the stored flow for a login with the same options. */
  read(): Pick<LoginInput, 'mailedFlowId' | 'mailedFactors'>;
  /** Keeps the id while its code is asked for. Forgets it at the end, at a sign-out, and when Kratos no longer knows the flow. */
  follow(snapshot: LoginSnapshot): void;
}

/**
 * A mailed code fits only the flow that mailed it, and a new flow mails another code. So the id of that flow is kept: in this object, and in
 * `storage`, where it survives a reload. The id is no secret: Kratos asks for the CSRF cookie as well before it shows the flow. The other second
 * factors are stored with it, for Kratos does not name them again once it has mailed a code.
 */
export function keepMailedFlow(storage: FlowStorage | null, kratosUrl: string, asked: LoginInput): MailedFlow {
  const key = `kratos-login ${kratosUrl}`;
  // A flow belongs to the options it was opened with: with another `returnTo` the user would end up elsewhere.
  // The id in the address of the page is no such option: it stays there while the next flow mails its code.
  const mark = String(toHash(quietly(() => JSON.stringify({ ...asked, flowId: null })) ?? ''));
  const stored = toText(quietly(() => storage?.getItem(key)));
  let kept = stored.split(' ')[0] === mark ? stored : '';
  const keep = (value: string): void => {
    if (value === kept) return;
    kept = value;
    quietly(() => (value === '' ? storage?.removeItem(key) : storage?.setItem(key, value)));
  };
  return {
    read: () => {
      const [, mailedFlowId, mailedFactors, openedWith] = kept.split(' ');
      // A page that is opened with another flow shows that one: its code is newer.
      return !asked.flowId || asked.flowId === openedWith ? { mailedFlowId, mailedFactors } : {};
    },
    follow: ({ status, context: { flow, flowId, factors } }) => {
      if (status === 'active' && flow?.aal === 'aal2' && flow.codeWasMailed) keep([mark, flow.id, factors, asked.flowId].join(' '));
      else if (status !== 'active' || flowId === null) keep('');
    },
  };
}

/** Returns the storage of this tab. On a server it would be shared by all users, so there is none. */
export const findStorage = (): FlowStorage | null =>
  quietly(() => {
    const { document, sessionStorage } = globalThis as { readonly document?: unknown; readonly sessionStorage?: FlowStorage };
    return document !== undefined && sessionStorage;
  }) || null;

/** A browser may forbid access to the storage, or its quota may be exceeded. */
function quietly<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

const toHash = (text: string): number => [...text].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 0);
