import type { Factor, FlowNode } from './kratos/login-flow.ts';
import type { LoginContext } from './machine/login-context.ts';
import type { Texts } from './view/texts.ts';

/** The fields that codes are typed into, by Kratos's names. */
export type CodeField = 'totp_code' | 'code' | 'lookup_secret';

/** The differences between second factors. */
interface SecondFactor {
  /** The name of the field that its code is posted as. */
  readonly field: CodeField;
  /** Whether the code has six digits. It sets the keyboard and autofill of the field, and how typed text is cleaned. */
  readonly isNumeric?: true;
  /** Its title is `texts[name + 'Title']`, and its label `texts[name + 'Label']`. */
  readonly texts: 'totp' | 'mail' | 'backup';
  readonly hint: (texts: Texts, context: LoginContext) => string;
  /** The text of the button that chooses this factor. */
  readonly choose: TextName;
}

type TextName = { [Name in keyof Texts]: Texts[Name] extends string ? Name : never }[keyof Texts];

/** All second factors, in order of preference. Until the user chooses one, the first offered factor is used. Backup codes are last, because they run out. */
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

/** Whether this node offers a factor: as the field for its code, or as a button that mails one. */
export const offersFactor = (factor: Factor, node: FlowNode): boolean =>
  node.group === factor && (node.name === secondFactors[factor].field || isAddressButton(node));

/** Whether a node is a button that mails a code to an address. */
export const isAddressButton = ({ name, type }: FlowNode): boolean => name === 'address' && type === 'submit';
