import { asksForPassword, currentFactor, findUsername } from '../machine/factors.ts';
import type { LoginContext } from '../machine/login-context.ts';
import { secondFactors } from '../second-factors.ts';
import type { Translator } from './create-translator.ts';
import { toCodeField, toField } from './fields.ts';
import { findFieldMessages } from './find-messages.ts';
import { findAddresses } from './find-nodes.ts';
import type { FormView } from './login-view.ts';

/** The parts of a form that do not depend on a pending request. */
export type Form = Pick<FormView, 'form' | 'title' | 'pageTitle' | 'username' | 'fields' | 'submitLabel' | 'addresses'>;

/** Creates the form of the first factor. Without a flow it is the expected form, so that users can type at once. */
export function toPasswordForm({ flow, identifier, input }: LoginContext, texts: Translator, identifierLabel: string): Form {
  const node = flow?.nodes.find(({ name }) => name === 'identifier');
  const confirms = (flow ?? input).refresh === true;
  const username = findUsername(flow);
  const hasPassword = asksForPassword(flow);
  // Without either field there are only buttons, such as those of providers.
  const asks = hasPassword || (node?.group === 'identifier_first' && username === null);
  const messages = (field: string): readonly string[] => findFieldMessages(flow, field, false, texts);
  const name =
    username === null
      ? toField('identifier', identifierLabel, {
          value: node?.value || (identifier ?? ''),
          messages: messages('identifier'),
          enterKeyHint: hasPassword ? 'next' : 'go',
        })
      : toField('username', identifierLabel, { value: username });
  return {
    form: 'password',
    title: confirms ? texts.confirmItIsYou : texts.signInTitle(texts.siteName),
    pageTitle: confirms ? texts.confirmItIsYou : texts.signIn,
    username: username,
    fields: [
      ...(asks || username !== null ? [name] : []),
      ...(hasPassword ? [toField('password', texts.password, { messages: messages('password') })] : []),
    ],
    submitLabel: hasPassword ? (confirms ? texts.confirm : texts.signIn) : asks ? texts.continue : '',
    addresses: [],
  };
}

/**
 * Creates the form of the current second factor. Before a code is mailed, it asks for the address. If Kratos offers unsupported methods only, it has no
 * field.
 */
export function toCodeForm(context: LoginContext, texts: Translator, identifierLabel: string): Form {
  const { flow, factors, identifier } = context;
  const factor = currentFactor(context);
  const addresses = factor === 'code' && flow?.codeWasMailed !== true ? findAddresses(flow, texts) : [];
  const asksWhere = addresses.length > 0;
  const { field, texts: name, hint, choose } = secondFactors[factor];
  const isElsewhere = flow !== null && factors.length === 0;
  const asksNothing = asksWhere || isElsewhere;
  const title = isElsewhere ? texts.confirmItIsYou : asksWhere ? texts[choose] : texts[`${name}Title`];
  return {
    form: asksWhere ? 'address' : factor,
    title,
    pageTitle: title,
    username: identifier,
    fields: [
      ...(identifier ? [toField('username', identifierLabel, { value: identifier })] : []),
      ...(asksNothing
        ? []
        : [
            toCodeField(factor, texts[`${name}Label`], {
              hint: hint(texts, context),
              messages: findFieldMessages(flow, field, true, texts),
            }),
          ]),
    ],
    submitLabel: asksNothing ? '' : texts.verify,
    addresses,
  };
}

/** The second factors that the user can choose instead. */
export function toFactorChoices(context: LoginContext, texts: Translator): FormView['factors'] {
  return context.factors
    .filter((factor) => factor !== currentFactor(context))
    .map((id) => ({ id, label: texts[secondFactors[id].choose] }));
}
