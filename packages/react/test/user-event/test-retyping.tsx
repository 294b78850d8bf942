import { createLogin } from '@kratos-login/core';
import { createEmulator } from '@kratos-login/emulator';
import userEvent from '@testing-library/user-event';
import { type ChangeEvent, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { type FieldProps, toFieldProps } from '../../src/to-field-props.ts';
import { toFormProps } from '../../src/to-form-props.ts';
import { toSubmitProps } from '../../src/to-submit-props.ts';
import { useLogin } from '../../src/use-login.ts';
import { usePageEffects } from '../../src/use-page-effects.ts';

const ann = { email: 'ann@example.com', password: 'correct horse battery' };

/** Tests as the hosts write them, with user-event, in the document of this environment: user-event keeps its own copy of an input's value. */
export function testRetyping(environment: string): void {
  test.each([
    ['an uncontrolled input', Uncontrolled],
    ['a controlled input', Controlled],
  ])(`${environment}: after a wrong password, and after a wrong code, new input in %s replaces the old one`, async (_, Input) => {
    const kratos = createEmulator({ identities: [{ ...ann, totp: true }] });
    const login = createLogin({ kratosUrl: 'http://127.0.0.1:4433', fetch: kratos.fetch });
    const Host = () => {
      const view = useLogin(login);
      const root = useRef<HTMLElement>(null);
      usePageEffects(root, view);
      return (
        <main ref={root}>
          <h1 data-focus="title" tabIndex={-1}>
            {view.title}
          </h1>
          {view.kind === 'form' && (
            <form key={view.form} {...toFormProps(view)}>
              {view.fields.map((field) => (
                <Input key={field.name} {...toFieldProps(field)} />
              ))}
              <button {...toSubmitProps(view)}>{view.submitLabel}</button>
            </form>
          )}
        </main>
      );
    };
    const app = document.createElement('div');
    document.body.replaceChildren(app);
    const page = createRoot(app);
    onTestFinished(() => page.unmount());
    page.render(<Host />);
    const find = (name: string): HTMLInputElement => {
      const input = app.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (input === null) throw new Error(`There is no input "${name}".`);
      return input;
    };
    onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard')); // user-event puts one of its own there
    const user = userEvent.setup({ document });
    await expect.poll(() => login.getView()).toMatchObject({ step: 'password', isPending: false });
    await expect.poll(() => app.querySelector('button')?.getAttribute('aria-disabled')).toBe('false');
    await user.type(find('identifier'), ann.email);
    await user.type(find('password'), 'wrong{Enter}');
    await expect.poll(() => find('password').value).toBe('');
    await user.type(find('password'), ann.password);
    expect(find('password').value).toBe(ann.password);
    await user.keyboard('{Enter}');
    await expect.poll(() => login.getView()).toMatchObject({ step: 'awaiting-TOTP', isPending: false });
    await expect.poll(() => app.querySelector('[name="totp_code"]')).not.toBe(null);
    await user.type(find('totp_code'), '000000{Enter}');
    await expect.poll(() => find('totp_code').value).toBe('');
    const code = await kratos.totpCode(ann.email);
    await user.type(find('totp_code'), code);
    expect(find('totp_code').value).toBe(code);
    await user.keyboard('{Enter}');
    await expect.poll(() => app.querySelector('h1')?.textContent).toBe('Signed in');
  });
}

const Uncontrolled = (props: FieldProps) => <input {...props} />;

function Controlled({ defaultValue, ...props }: FieldProps) {
  const [value, setValue] = useState(defaultValue);
  return <input {...props} value={value} onChange={(event: ChangeEvent<HTMLInputElement>) => setValue(event.target.value)} />;
}
