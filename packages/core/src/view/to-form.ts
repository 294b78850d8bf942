import type { Factor } from '../kratos/login-flow.ts';
import { codeField, currentFactor } from '../machine/factors.ts';
import type { LoginContext } from '../machine/login-context.ts';
import { type FieldName, toField } from './fields.ts';
import { findFieldMessages } from './find-messages.ts';
import { findAddresses } from './find-nodes.ts';
import type { FormView } from './login-view.ts';
import type { Sayings } from './words.ts';

/** What is on a form, before anybody says whether it is busy. */
export type Form = Pick<FormView, 'form' | 'title' | 'who' | 'fields' | 'submitLabel' | 'addresses'>;

/** The form of the first factor. Without a flow it is the one that is likely to come, so that people can type at once. */
export function toPasswordForm({ flow, identifier, asked }: LoginContext, words: Sayings): Form {
  const node = flow?.nodes.find(({ name }) => name === 'identifier');
  const confirms = (flow ?? asked).refresh === true;
  // Kratos says it in a hidden field instead of asking.
  const who = (flow?.aal === 'aal1' && node?.type === 'hidden' && node.value) || null;
  const asksForPassword = flow === null || flow.nodes.some(({ name }) => name === 'password');
  // Without either there are only buttons, of providers and the like.
  const asks = asksForPassword || (node?.group === 'identifier_first' && who === null);
  const messages = (field: FieldName): readonly string[] => findFieldMessages(flow, field, false, words);
  const label = words.labelIdentifier(node?.label);
  const name =
    who === null
      ? toField('identifier', label, {
          value: node?.value || (identifier ?? ''),
          messages: messages('identifier'),
          enterKeyHint: asksForPassword ? 'next' : 'go',
        })
      : toField('username', label, { value: who });
  return {
    form: 'password',
    title: confirms ? words.confirmItIsYou : words.signIn,
    who,
    fields: [
      ...(asks || who !== null ? [name] : []),
      ...(asksForPassword ? [toField('password', words.password, { messages: messages('password') })] : []),
    ],
    submitLabel: asksForPassword ? (confirms ? words.confirm : words.signIn) : asks ? words.continue : '',
    addresses: [],
  };
}

/**
 * The form of the second factor that is being used; for a code that was not mailed yet, of where to mail it. Where Kratos offers none of those
 * that are driven here, nothing is asked: there are only the others.
 */
export function toCodeForm(context: LoginContext, words: Sayings): Form {
  const { flow, factors, identifier, address, wasMailedAgain } = context;
  const factor = currentFactor(context);
  const name = codeField(factor);
  const addresses = factor === 'code' && flow?.codeWasMailed !== true ? findAddresses(flow, words) : [];
  const asksWhere = addresses.length > 0;
  const texts = {
    totp: [words.totpTitle, words.totpLabel, words.totpHint(identifier)],
    lookup_secret: [words.backupTitle, words.backupLabel, words.backupHint],
    code: [words.mailTitle, words.mailLabel, (wasMailedAgain ? words.anotherMailHint : words.mailHint)(address)],
  } satisfies Readonly<Record<Factor, readonly [title: string, label: string, hint: string]>>;
  const [title, label, hint] = texts[factor];
  const isElsewhere = flow !== null && factors.length === 0;
  const asksNothing = asksWhere || isElsewhere;
  return {
    form: asksWhere ? 'address' : factor,
    title: isElsewhere ? words.confirmItIsYou : title,
    who: identifier,
    fields: [
      ...(identifier ? [toField('username', words.labelIdentifier(null), { value: identifier })] : []),
      ...(asksNothing ? [] : [toField(name, label, { hint, messages: findFieldMessages(flow, name, true, words) })]),
    ],
    submitLabel: asksNothing ? '' : words.continue,
    addresses,
  };
}

/** Other second factors than the one whose form is shown. */
export function toOtherFactors(context: LoginContext, words: Sayings): FormView['factors'] {
  const labels = { totp: words.useTotp, lookup_secret: words.useBackup, code: words.useMail };
  return context.factors.filter((factor) => factor !== currentFactor(context)).map((id) => ({ id, label: labels[id] }));
}
