import {
  createLoginView,
  type LoginInput,
  type LoginOutput,
  type LoginView,
  loginMachine,
  seal,
  type TranslatedTexts,
} from '@kratos-login/core';
import type { LoginFlow, Outcome } from '@kratos-login/core/read-outcome';
import type { AnyEventObject, SnapshotFrom } from 'xstate';
import { type ChartAnswer, type Configuration, initialConfiguration, takeStep } from 'xstate-paths';
import { type ExpectedPage, toExpectedPage } from '../journeys/expected-page.ts';
import { toHeld } from '../journeys/to-held.ts';
import { aFlow, anAddress, aSession } from '../login-outcomes.ts';
import { sealCode } from '../seal-code.ts';

/** The login that a page shows in place, on the shortest way: its form opens, is submitted, and has an outcome. */
export interface LoginInPlace {
  /** Returns the expected page of the login. */
  readonly look: () => ExpectedPage;
  /** Whether the form was opened. */
  readonly isOpen: () => boolean;
  /** The outcome that opens the form. */
  readonly opened: Outcome;
  /** Opens the form. */
  readonly open: () => void;
  /** Submits the form, and returns the values of its visible fields. */
  readonly submit: () => Readonly<Record<string, string>>;
  /** Ends the login with this outcome of its submission, and returns its output. */
  readonly end: (outcome: Outcome) => unknown;
}

/** The typed values, by field. */
const typed: Readonly<Record<string, string>> = { identifier: anAddress, password: 'correct horse', totp_code: '123456' };

/** Shows the login that the machine of the second factor invokes with this input. */
export function showLoginInPlace(input: LoginInput, texts: TranslatedTexts & { readonly siteName?: string | undefined }): LoginInPlace {
  const aal = input.aal ?? 'aal1';
  const opened = { kind: 'flow', flow: withOneMethod(aFlow({ aal, refresh: input.refresh ?? false })) } as const;
  const toView = createLoginView(texts);
  let { configuration } = initialConfiguration(loginMachine, input);
  let view: LoginView | null = null;
  let held: Readonly<Record<string, string>> = {};
  const settle = (src: string, output: Outcome): void => {
    configuration = moveOn(
      takeStep(loginMachine, configuration, { kind: 'settle', label: src, call: { id: src, src }, answer: { label: src, output } }),
    );
  };
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    opened,
    look() {
      const next = toView(configuration.snapshot as SnapshotFrom<typeof loginMachine>);
      held = toHeld(next, view, held);
      const page = toExpectedPage(next, { view, held }, () => true);
      view = next;
      return page;
    },
    open() {
      isOpen = true;
      settle('openFlow', opened);
    },
    submit() {
      const fields = view?.kind === 'form' ? view.fields.filter(({ isHidden }) => !isHidden) : [];
      held = Object.fromEntries(fields.map(({ name }) => [name, typed[name] ?? '']));
      const event: AnyEventObject =
        aal === 'aal2'
          ? { type: 'code.submit', secrets: sealCode(typed['totp_code'] ?? '') }
          : { type: 'password.submit', identifier: anAddress, secret: seal(typed['password'] ?? '') };
      configuration = moveOn(takeStep(loginMachine, configuration, { kind: 'send', label: event.type, event }));
      return held;
    },
    end(outcome) {
      settle('submitFlow', outcome);
      return configuration.snapshot.output ?? fail(`the outcome "${outcome.kind}" does not end the login in place`);
    },
  };
}

/** Returns the outcome of a submission that ends a login as planned. */
export function toLoginOutcome(answer: ChartAnswer): Outcome {
  const { redirect, session } = ('output' in answer ? answer.output : null) as LoginOutput;
  if (redirect !== null) return { kind: 'redirectRequired', url: redirect.url };
  const id = session?.identity?.id ?? '';
  return { kind: 'signedIn', session: { ...aSession('aal2'), identity: { id, traits: {} } }, redirectTo: null, continueWith: [] };
}

/** A password alone, or the code of an app alone, so that a page needs no other part of a login. */
const withOneMethod = (flow: LoginFlow): LoginFlow => ({
  ...flow,
  nodes: flow.nodes.filter(({ name }) => ['identifier', 'password', 'totp_code'].includes(name)),
});

const moveOn = (moved: { readonly configuration: Configuration } | null): Configuration =>
  moved?.configuration ?? fail('a step of the login in place is impossible');

function fail(text: string): never {
  throw new Error(text);
}
