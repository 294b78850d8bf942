import { toText } from './kratos/json.ts';
import type { LoginInput } from './machine/login-context.ts';
import type { LoginSnapshot } from './view/create-view-fold.ts';

/** The part of the Web Storage API that `createLogin` uses. A method that throws is ignored. */
export interface FlowStorage {
  /** Returns the value of a key, or `null`. */
  getItem(key: string): string | null;
  /** Stores a value. */
  setItem(key: string, value: string): void;
  /** Removes a key. */
  removeItem(key: string): void;
}

/** Keeps the flow that mailed a code across a reload of the page. */
export interface MailedFlow {
  /** Returns the stored flow for a login with the same options. */
  read(): Pick<LoginInput, 'mailedFlowId' | 'mailedFactors'>;
  /** Keeps the id while the user is asked for the code. Forgets it at the end, at a sign-out, and when Kratos no longer knows the flow. */
  follow(snapshot: LoginSnapshot): void;
}

/**
 * Keeps the id of the flow that mailed a code, in this object and in `storage`, where it survives a reload. The code is valid for that flow only, and
 * a new flow mails another one. The id is not a secret, because Kratos also requires the CSRF cookie. The other second factors are stored with it,
 * because Kratos does not list them again after it has mailed a code.
 */
export function keepMailedFlow(storage: FlowStorage | null, kratosUrl: string, input: LoginInput): MailedFlow {
  const key = `kratos-login ${kratosUrl}`;
  // A flow belongs to the options that it was created with. With another `returnTo` the user would end up elsewhere.
  // The id in the page's address does not count, because it stays there while a new flow mails a code.
  const mark = String(toHash(quietly(() => JSON.stringify(Object.entries({ ...input, flowId: null }).sort())) ?? ''));
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
      // A page that is opened with another flow shows that flow, because its code is newer.
      return !input.flowId || input.flowId === openedWith ? { mailedFlowId, mailedFactors } : {};
    },
    follow: ({ status, context: { flow, flowId, factors } }) => {
      if (status === 'active' && flow?.aal === 'aal2' && flow.codeWasMailed) keep([mark, flow.id, factors, input.flowId].join(' '));
      else if (status !== 'active' || flowId === null) keep('');
    },
  };
}

/** Returns the storage of this tab, or `null`. On a server all users would share it, so there is none. */
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
