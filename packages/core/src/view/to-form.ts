import type { Factor } from '../kratos/login-flow.ts';
import { codeField, currentFactor } from '../machine/factors.ts';
import type { LoginContext } from '../machine/login-context.ts';
import { type FieldName, toField } from './fields.ts';
import { findFieldMessages } from './find-messages.ts';
import { findAddresses } from './find-nodes.ts';
import type { FormView } from './login-view.ts';
import type { Translator } from './texts.ts';

/** What is on a form, before anybody says whether it is busy. */
export type Form = Pick<FormView, 'form' | 'title' | 'username' | 'fields' | 'submitLabel' | 'addresses'>;

/** The form of the first factor. Without a flow it is the one that is likely to come, so that people can type at once. */
export function toPasswordForm({ flow, identifier, input }: LoginContext, texts: Translator): Form {
  const node = flow?.nodes.find(({ name }) => name === 'identifier');
  const confirms = (flow ?? input).refresh === true;
  // Kratos says it in a hidden field instead of asking.
  const who = (flow?.aal === 'aal1' && node?.type === 'hidden' && node.value) || null;
  const asksForPassword = flow === null || flow.nodes.some(({ name }) => name === 'password');
  // Without either there are only buttons, of providers and the like.
  const asks = asksForPassword || (node?.group === 'identifier_first' && who === null);
  const messages = (field: FieldName): readonly string[] => findFieldMessages(flow, field, false, texts);
  const label = texts.labelIdentifier(node?.label);
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
    title: confirms ? texts.confirmItIsYou : texts.signIn,
    username: who,
    fields: [
      ...(asks || who !== null ? [name] : []),
      ...(asksForPassword ? [toField('password', texts.password, { messages: messages('password') })] : []),
    ],
    submitLabel: asksForPassword ? (confirms ? texts.confirm : texts.signIn) : asks ? texts.continue : '',
    addresses: [],
  };
}

/**
 * The form of the second factor that is being used; for a code that was not mailed yet, of where to mail it. Where Kratos offers none of those
 * that are driven here, nothing is asked: there are only the others.
 */
export function toCodeForm(context: LoginContext, texts: Translator): Form {
  const { flow, factors, identifier, address, codeWasResent } = context;
  const factor = currentFactor(context);
  const name = codeField(factor);
  const addresses = factor === 'code' && flow?.codeWasMailed !== true ? findAddresses(flow, texts) : [];
  const asksWhere = addresses.length > 0;
  const formTexts = {
    totp: [texts.totpTitle, texts.totpLabel, texts.totpHint(identifier)],
    lookup_secret: [texts.backupTitle, texts.backupLabel, texts.backupHint],
    code: [texts.mailTitle, texts.mailLabel, (codeWasResent ? texts.anotherMailHint : texts.mailHint)(address)],
  } satisfies Readonly<Record<Factor, readonly [title: string, label: string, hint: string]>>;
  const [title, label, hint] = formTexts[factor];
  const isElsewhere = flow !== null && factors.length === 0;
  const asksNothing = asksWhere || isElsewhere;
  return {
    form: asksWhere ? 'address' : factor,
    title: isElsewhere ? texts.confirmItIsYou : title,
    username: identifier,
    fields: [
      ...(identifier ? [toField('username', texts.labelIdentifier(null), { value: identifier })] : []),
      ...(asksNothing ? [] : [toField(name, label, { hint, messages: findFieldMessages(flow, name, true, texts) })]),
    ],
    submitLabel: asksNothing ? '' : texts.continue,
    addresses,
  };
}

/** Other second factors than the one whose form is shown. */
export function toFactorChoices(context: LoginContext, texts: Translator): FormView['factors'] {
  const labels = { totp: texts.useTotp, lookup_secret: texts.useBackup, code: texts.useMail };
  return context.factors.filter((factor) => factor !== currentFactor(context)).map((id) => ({ id, label: labels[id] }));
}
