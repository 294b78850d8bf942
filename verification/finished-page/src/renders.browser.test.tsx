import { Login } from '@kratos-login/react/login';
import { Profiler } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ann, defaults, startKratos } from './mount.tsx';

test('<Login> renders nothing while the user types, and at most twice in each step', async () => {
  const kratos = startKratos();
  let renders = 0;
  const place = document.body.appendChild(document.createElement('div'));
  document.body.replaceChildren(place);
  const root = createRoot(place);
  onTestFinished(() => root.unmount());
  root.render(
    <Profiler id="login" onRender={() => void renders++}>
      <Login {...defaults} fetch={kratos.fetch} />
    </Profiler>,
  );
  const countRenders = async (act: () => Promise<unknown>): Promise<number> => {
    const before = renders;
    await act();
    return renders - before;
  };
  const submit = page.getByRole('button', { name: 'Sign in', exact: true });
  await expect.poll(() => kratos.log.length).toBe(1);
  await expect.element(submit).toHaveAttribute('aria-disabled', 'false');

  const email = page.getByLabelText('Email address');
  const password = page.getByLabelText('Password', { exact: true });
  const code = page.getByLabelText('6-digit code');
  const typed = await countRenders(async () => {
    await userEvent.type(email, ann.email);
    await userEvent.type(password, ann.password);
  });
  const toCode = await countRenders(async () => {
    await userEvent.keyboard('{Enter}');
    await expect.element(code).toHaveFocus();
  });
  const typedCode = await countRenders(async () => userEvent.type(code, await kratos.totpCode(ann.email)));
  const toEnd = await countRenders(async () => {
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Signed in' })).toHaveFocus();
  });
  expect([typed, typedCode]).toEqual([0, 0]);
  expect(toCode).toBeLessThanOrEqual(2);
  expect(toEnd).toBeLessThanOrEqual(2);
});
