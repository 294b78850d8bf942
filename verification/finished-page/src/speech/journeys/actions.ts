import type { Emulator } from '@kratos-login/emulator';
import { ann } from '../../mount.tsx';
import type { ScreenReaderUser } from '../spoken-journey.ts';

/** From the opened page to the empty field for the password. */
export async function enterEmail({ press }: ScreenReaderUser): Promise<void> {
  await press('presses Tab', '{Tab}');
  await press('types the email address, presses Tab', `${ann.email}{Tab}`);
}

/** In the field for the password. */
export const submitPassword = ({ press }: ScreenReaderUser): Promise<void> =>
  press('types the password, presses Enter', `${ann.password}{Enter}`);

/** In the field for the password. */
export const submitWrongPassword = ({ press }: ScreenReaderUser): Promise<void> =>
  press('types a wrong password, presses Enter', 'wrong{Enter}');

/** From the opened page to what comes after the password. */
export async function enterPassword(user: ScreenReaderUser): Promise<void> {
  await enterEmail(user);
  await submitPassword(user);
}

/** In the field for the code. */
export const submitCode = ({ kratos, press }: ScreenReaderUser): Promise<void> =>
  press('types the code, presses Enter', `${kratos.totpCode(ann.email)}{Enter}`);

/** In the field for the code. */
export const submitWrongCode = ({ press }: ScreenReaderUser): Promise<void> => press('types a wrong code, presses Enter', '000000{Enter}');

/** In the field for a mailed code. */
export const submitMailedCode = ({ kratos, press }: ScreenReaderUser): Promise<void> =>
  press('types the code of the newest email, presses Enter', `${/\b\d{6}\b/.exec(JSON.stringify(kratos.mails.at(-1)))?.[0]}{Enter}`);

/** On a button, or in a field. */
export const pressEnter = ({ press }: ScreenReaderUser): Promise<void> => press('presses Enter', '{Enter}');

/** Signs Ann in with her password, in the browser that the page is opened in. */
export async function signIn({ fetch }: Emulator): Promise<void> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const opened = await fetch('self-service/login/browser', { headers });
  const { ui } = (await opened.json()) as { readonly ui: Ui };
  const csrf_token = ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
  const { email: identifier, password } = ann;
  await fetch(ui.action, { method: 'POST', headers, body: JSON.stringify({ method: 'password', csrf_token, identifier, password }) });
}

/** The part of a flow that is needed to submit it. */
interface Ui {
  readonly action: string;
  readonly nodes: readonly { readonly attributes: { readonly name: string; readonly value?: string } }[];
}
