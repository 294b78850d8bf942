import type { Factor } from '../kratos/login-flow.ts';
import { codeField, currentFactor } from '../machine/factors.ts';
import type { LoginContext } from '../machine/login-context.ts';
import { type FieldName, toField } from './fields.ts';
import { findFieldMessages } from './find-messages.ts';
import { findAddresses, findNode, findWho } from './find-nodes.ts';
import type { Field, FormView } from './login-view.ts';
import type { Sayings } from './words.ts';

/** What is on a form, before anybody says whether it is busy. */
export type Form = Pick<FormView, 'form' | 'title' | 'who' | 'fields' | 'submitLabel' | 'addresses'>;

/** The form of the first factor. Without a flow it is the one that is likely to come, so that people can type at once. */
export function toPasswordForm({ flow, identifier, asked }: LoginContext, words: Sayings): Form {
  const node = findNode(flow, 'identifier');
  const confirms = flow?.refresh ?? false;
  const who = findWho(flow);
  const asksForPassword = flow === null || findNode(flow, 'password') !== undefined;
  const messages = (name: FieldName): Pick<Field, 'messages'> => ({ messages: flow ? findFieldMessages(flow, name, false, words) : [] });
  const label = node?.label?.id === 1070002 ? words.say(node.label) : words.identifier;
  return {
    form: 'password',
    title: confirms || (flow === null && asked.refresh) ? words.confirmItIsYou : words.signIn,
    who,
    fields: [
      who === null
        ? toField('identifier', label, {
            value: node?.value || (identifier ?? ''),
            ...messages('identifier'),
            ...(!asksForPassword && { enterKeyHint: 'go' }),
          })
        : toField('username', label, { value: who }),
      ...(asksForPassword ? [toField('password', words.password, messages('password'))] : []),
    ],
    submitLabel: asksForPassword ? (confirms ? words.confirm : words.signIn) : words.continue,
    addresses: [],
  };
}

/** The form of the second factor that is being used. */
export function toCodeForm(context: LoginContext, words: Sayings): Form {
  const { flow, identifier } = context;
  const factor = currentFactor(context);
  const username = identifier === null || identifier === '' ? [] : [toField('username', words.identifier, { value: identifier })];
  if (factor === 'code' && flow?.codeWasMailed !== true) {
    return {
      form: 'address',
      title: words.mailTitle,
      who: identifier,
      fields: username,
      submitLabel: words.continue,
      addresses: findAddresses(flow),
    };
  }
  const { title, label, hint } = toWords(factor, context, words);
  const name = codeField[factor] as FieldName;
  const messages = flow === null ? [] : findFieldMessages(flow, name, true, words);
  return {
    form: factor,
    title,
    who: identifier,
    fields: [...username, toField(name, label, { hint, messages })],
    submitLabel: words.continue,
    addresses: [],
  };
}

function toWords(
  factor: Factor,
  { address, identifier, wasMailedAgain }: LoginContext,
  words: Sayings,
): { title: string; label: string; hint: string } {
  switch (factor) {
    case 'totp':
      return { title: words.totpTitle, label: words.totpLabel, hint: words.totpHint(identifier) };
    case 'lookup_secret':
      return { title: words.backupTitle, label: words.backupLabel, hint: words.backupHint };
    case 'code':
      return {
        title: words.mailTitle,
        label: words.mailLabel,
        hint: wasMailedAgain ? words.anotherMailHint(address) : words.mailHint(address),
      };
  }
}

/** Other second factors than the one whose form is shown. */
export function toOtherFactors(context: LoginContext, words: Sayings): FormView['factors'] {
  const labels: Readonly<Record<Factor, string>> = { totp: words.useTotp, lookup_secret: words.useBackup, code: words.useMail };
  return context.factors.filter((factor) => factor !== currentFactor(context)).map((id) => ({ id, label: labels[id] }));
}
