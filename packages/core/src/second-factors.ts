import type { Factor, FlowNode } from './kratos/login-flow.ts';
import type { LoginContext } from './machine/login-context.ts';
import type { Texts } from './view/texts.ts';

/** The fields that codes are typed into, by Kratos's names. */
export type CodeField = 'totp_code' | 'code' | 'lookup_secret';

/** Where a second factor differs from the others. */
interface SecondFactor {
  /** The name of the field that its code is posted as. */
  readonly field: CodeField;
  /** Whether its code is six digits. It decides about the keyboard, autofill, and how typed text is cleaned. */
  readonly isNumeric?: true;
  /** Its title is `texts[name + 'Title']`, and its label `texts[name + 'Label']`. */
  readonly texts: 'totp' | 'mail' | 'backup';
  readonly hint: (texts: Texts, context: LoginContext) => string;
  /** The button that chooses it. */
  readonly choose: TextName;
}

type TextName = { [Name in keyof Texts]: Texts[Name] extends string ? Name : never }[keyof Texts];

/** All second factors. When the user has not chosen one, the first that is offered is used: what is at hand first, what can be used up last. */
export const secondFactors: Readonly<Record<Factor, SecondFactor>> = {
  totp: {
    field: 'totp_code',
    isNumeric: true,
    texts: 'totp',
    hint: (texts, { identifier }) => texts.totpHint(identifier),
    choose: 'useTotp',
  },
  code: {
    field: 'code',
    isNumeric: true,
    texts: 'mail',
    hint: (texts, { address, codeWasResent }) => (codeWasResent ? texts.anotherMailHint : texts.mailHint)(address),
    choose: 'useMail',
  },
  lookup_secret: {
    field: 'lookup_secret',
    texts: 'backup',
    hint: (texts) => texts.backupHint,
    choose: 'useBackup',
  },
};

/** The names of the fields that codes are typed into. */
export const codeFields: readonly string[] = Object.values(secondFactors).map(({ field }) => field);

/** The names of the second factors. */
export const factors = Object.keys(secondFactors) as readonly Factor[];

/** Whether a form offers a factor with this node: a field for the code, or a choice of where to mail one. */
export const offersFactor = (factor: Factor, node: FlowNode): boolean =>
  node.group === factor && (node.name === secondFactors[factor].field || isAddressButton(node));

/** A choice of where to mail a code. */
export const isAddressButton = ({ name, type }: FlowNode): boolean => name === 'address' && type === 'submit';
