// Type-checked in hosts that have only the packed packages. With `skipLibCheck`, a type that is missing in XState would silently be `any`.
import {
  createKratosClient,
  createLogin,
  createLoginWithClient,
  type LoginOutput,
  type LoginView,
  loginActors,
  loginMachine,
} from '@kratos-login/core';
import { createOryClient } from '@kratos-login/core/ory-client';
import { bindLogin } from '@kratos-login/dom';
import { createLoginInspector } from '@kratos-login/inspect';
import { useLogin } from '@kratos-login/react';
import { Configuration, FrontendApi } from '@ory/client';
import { createActor, type InputFrom, type OutputFrom, type SnapshotFrom, setup } from 'xstate';

type IsAny<Type> = 0 extends 1 & Type ? true : false;
type IsSame<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles only for a type that is not `any`. */
function isTyped<Type>(_value: Type, _proof: IsAny<Type> extends true ? 'the type is any' : true): void {}

/** Compiles only where both types are the same. */
function isSame<One, Other>(_proof: IsSame<One, Other>): void {}

const kratosUrl = 'https://auth.example.com';
const client = createKratosClient({ kratosUrl });
const login = createLogin({ kratosUrl, inspect: createLoginInspector().inspect });
const snapshot = login.actor.getSnapshot();
isTyped(loginMachine, true);
isTyped(login.actor, true);
isTyped(snapshot, true);
isTyped(snapshot.value, true);
isTyped(snapshot.context, true);
isTyped(snapshot.context.notice, true);
isTyped(useLogin, true);
isTyped(useLogin(login), true);
isTyped(bindLogin, true);
isTyped(createLoginWithClient({ client }).actor, true);
isTyped(createOryClient({ kratosUrl, frontend: new FrontendApi(new Configuration({ basePath: kratosUrl })) }), true);
isSame<OutputFrom<typeof loginMachine>, LoginOutput>(true);
isSame<ReturnType<typeof useLogin>, LoginView>(true);
isTyped({} as SnapshotFrom<typeof loginMachine>['value'], true);
isTyped({} as InputFrom<typeof loginMachine>, true);

// An unresolved type is assignable to every other type, so only code that must not compile reveals it.
// @ts-expect-error There is no such member.
loginMachine.noSuchMember;
// @ts-expect-error There is no such member.
login.actor.noSuchMember;
// @ts-expect-error There is no such member.
snapshot.noSuchMember;
// @ts-expect-error There is no such member.
snapshot.context.noSuchMember;
// @ts-expect-error There is no such member.
useLogin(login).noSuchMember;
// @ts-expect-error There is no such member.
createLoginWithClient({ client }).actor.noSuchMember;
// @ts-expect-error There is no such member.
({}) as OutputFrom<typeof loginMachine>['noSuchMember'];
// @ts-expect-error There is no such state.
snapshot.matches('no-such-state');
// @ts-expect-error There is no such event.
login.actor.send({ type: 'no.such.event' });
const isAtThePassword: boolean = snapshot.matches('password');

const app = setup({ actors: { login: loginMachine.provide({ actors: loginActors(client) }) } }).createMachine({
  initial: 'login',
  states: {
    login: {
      invoke: {
        src: 'login',
        input: { kratosUrl },
        onDone: {
          target: 'app',
          actions: ({ event }) => {
            isTyped(event.output, true);
            isSame<typeof event.output, LoginOutput>(true);
            // @ts-expect-error There is no such member.
            event.output.noSuchMember;
          },
        },
      },
    },
    app: {},
  },
});
export const started: readonly [boolean, string] = [isAtThePassword, createActor(app).id];
