import { createLogin, type Login, type LoginInput } from '@kratos-login/core';
import { secretFields } from '@kratos-login/core/page';
import { SimulatedClock } from 'xstate';
import type { Path } from 'xstate-paths';
import { drivePath } from 'xstate-paths';
import { actOnPage } from './act-on-page.ts';
import { createLoginDriver } from './create-login-driver.ts';
import { type Control, findControls } from './find-controls.ts';
import { findSecrets } from './find-secrets.ts';
import { forgetMailedFlows } from './forget-mailed-flows.ts';
import { loginPaths } from './login-paths.ts';
import { readControlMemory } from './read-control-memory.ts';
import { readPage, recordPageMessages } from './read-page.ts';
import { createScriptedKratos } from './scripted-kratos.ts';
import { waitUntil } from './wait-until.ts';

/** A page with a login in this document. */
interface ShownPage {
  /** The element that contains the page, with the names and buttons that `actOnPage` expects. */
  readonly root: HTMLElement;
  /** Whether the page shows the current view. Default: always. */
  readonly isDrawn?: () => boolean;
  close(): void;
}

/** Options of {@link findSecretsInPages}. */
interface FindSecretsInPagesOptions {
  /** Adds a page for this login to the document, and starts the login. */
  readonly show: (login: Login) => ShownPage;
  /** Lets milliseconds pass for the calls, such as fake timers. */
  readonly passTime: (ms: number) => Promise<unknown>;
}

/** The result of {@link findSecretsInPages}. */
interface SecretsInPages {
  readonly paths: number;
  /** The number of checks. */
  readonly looks: number;
  /** The events on the page, and those that the page does not offer and the actor got. */
  readonly userActions: { readonly onPage: number; readonly pastIt: number };
  /** A line for each secret and for each console message, with its place and path. */
  readonly found: readonly string[];
}

// These values must not occur in a page.
const typed = { password: 'canary-password+/"&é', code: 'canarycode' };
const tokens = { csrfToken: 'canary-csrf-token', logoutToken: 'canary-logout-token', sessionToken: 'canary-session-token' };

/**
 * Takes every path of a login on a page. After each step it looks for typed secrets and for Kratos's tokens: in everything that `readPage` reads, in
 * all other fields, in the view, in submitted fields including removed ones, in copies that frameworks keep of such fields, and in the console, which
 * has to stay silent. It cannot look into variables of your code or closed shadow roots.
 *
 * ```ts
 * import { bindLogin } from '@kratos-login/dom'
 * import { findSecretsInPages } from '@kratos-login/testing'
 * import { vi } from 'vitest'
 *
 * vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
 * const { found } = await findSecretsInPages({
 *   show(login) {
 *     const root = document.createElement('main')
 *     root.innerHTML = '…' // your markup
 *     document.body.replaceChildren(root)
 *     return { root, close: bindLogin(root, login) }
 *   },
 *   passTime: (ms) => vi.advanceTimersByTimeAsync(ms),
 * })
 * console.log(found) // []
 * ```
 */
export async function findSecretsInPages({ show, passTime }: FindSecretsInPagesOptions): Promise<SecretsInPages> {
  const paths = loginPaths();
  const userActions = { onPage: 0, pastIt: 0 };
  const found: string[] = [];
  let looks = 0;
  for (const path of paths) await take(path);
  return { paths: paths.length, looks, userActions, found };

  async function take(path: Path): Promise<void> {
    const kratos = createScriptedKratos(tokens);
    const { fetch, kratosUrl } = kratos;
    const clock = new SimulatedClock();
    const login = createLogin({ ...(path.start.input as LoginInput), kratosUrl, fetch, clock, isPageVisible: () => true });
    const { messages: said, stop } = recordPageMessages();
    const { root, isDrawn = () => true, close } = show(login);
    await waitUntil(() => kratos.called.length > 0, 'The page did not start its login.');
    const inputs = new Set<Control>(); // includes removed inputs
    const actOnIt = actOnPage({ root, login, secrets: typed });
    // The path contains each submission. A resubmission by the page would be an additional step.
    let isActing = false;
    const holdBack = (event: Event): void => {
      if (isActing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('submit', holdBack, true);
    const act: typeof actOnIt = (event) => {
      isActing = true;
      const isOffered = actOnIt(event);
      isActing = false;
      userActions[isOffered ? 'onPage' : 'pastIt'] += 1;
      return isOffered;
    };
    const driver = createLoginDriver({ login, kratos, clock, secrets: typed, passTime, act });
    const look = async (): Promise<void> => {
      await waitUntil(isDrawn, 'The page did not draw the view.');
      looks += 1;
      const view = login.getView();
      const seen = findSecrets({ page: await readPage(), said, view, otherFields: readOtherFields() }, { ...typed, ...tokens }).map(
        (each) => JSON.stringify(each),
      );
      const words = said.map((word) => `the console says ${String(word)}`);
      // Input that Kratos has not checked stays in its field, so that the page or the user can submit it again.
      const isKept = view.kind === 'form' && (view.isPending || login.actor.getSnapshot().context.restarts.isUnchecked);
      const isAnswered = !isKept && !view.pageEffect.submit;
      for (const input of findControls(root)) if (isForSecret(input)) inputs.add(input);
      const left = [...inputs].filter(({ value }) => isAnswered && value !== '').map(({ name }) => `the field "${name}" is not empty`);
      const kept = [...inputs].filter(() => isAnswered).flatMap(findKept);
      found.push(...[...seen, ...words, ...left, ...kept].map((problem) => `${path.name}: ${problem}`));
    };
    await drivePath(path, {
      ...driver,
      async expect(value) {
        await driver.expect(value);
        await look();
      },
    });
    window.removeEventListener('submit', holdBack, true);
    close();
    stop();
    forgetMailedFlows();
  }
}

const isForSecret = (control: Control): boolean => control instanceof HTMLInputElement && secretFields.includes(control.name);

/** Where frameworks keep the value of a cleared field. */
const findKept = (control: Control): readonly string[] =>
  readControlMemory(control)
    .filter(({ text }) => Object.values(typed).some((secret) => text.includes(secret)))
    .map(({ where }) => `the field "${control.name}" keeps what was typed in ${where}`);

/** The values of all fields of the document that are not for secrets. */
function readOtherFields(): Readonly<Record<string, string>> {
  const others = findControls(document).filter((control) => !isForSecret(control));
  return Object.fromEntries(
    others.map((control, index) => [`${control.localName} ${index + 1} ${control.name || control.id}`, control.value]),
  );
}
