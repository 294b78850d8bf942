import { createLogin } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import userEvent from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { bindLogin } from '../../src/bind-login.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

const markup = `
  <h1 data-text="title">Sign in</h1>
  <p role="status"></p>
  <p role="alert" data-text="messages"></p>
  <form data-part="password" method="post">
    <input data-field="identifier" name="identifier">
    <input data-field="password" name="password" type="password">
    <button>Sign in</button>
  </form>
  <template data-part="totp"><form method="post"><input data-field="totp_code"><button>Verify</button></form></template>
  <p data-part="error success" data-text="advice"></p>`;

/** Tests as the hosts write them, with user-event, in the document of this environment: user-event keeps its own copy of an input's value. */
export function testRetyping(environment: string): void {
  test(`${environment}: after a wrong password, and after a wrong code, new input replaces the old one`, async () => {
    const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
    const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch });
    const root = document.createElement('main');
    root.innerHTML = markup;
    document.body.replaceChildren(root);
    onTestFinished(bindLogin(root, login));
    const find = (name: string): HTMLInputElement => {
      const input = root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (input === null) throw new Error(`There is no input "${name}".`);
      return input;
    };
    onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard')); // user-event puts one of its own there
    const user = userEvent.setup({ document });
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    await user.type(find('identifier'), ann.email);
    await user.type(find('password'), 'wrong{Enter}');
    await expect.poll(() => find('password').value).toBe('');
    await user.type(find('password'), ann.password);
    expect(find('password').value).toBe(ann.password);
    await user.keyboard('{Enter}');
    await expect.poll(() => login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false });
    await user.type(find('totp_code'), '000000{Enter}');
    await expect.poll(() => find('totp_code').value).toBe('');
    const code = await kratos.totpCode(ann.email);
    await user.type(find('totp_code'), code);
    expect(find('totp_code').value).toBe(code);
    await user.keyboard('{Enter}');
    await expect.poll(() => root.querySelector('h1')?.textContent).toBe('Signed in');
    expect(document.title).toBe('Signed in');
  });
}
