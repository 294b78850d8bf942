import { Login } from '@kratos-login/react/login';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { defaults, startKratos } from './mount.tsx';

const submit = page.getByRole('button', { name: 'Sign in', exact: true });

/** Shows a page whose host writes the button inline: another function in each render. */
function setUp() {
  const { fetch } = startKratos();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  onTestFinished(() => root.unmount());
  return (supportUrl?: string): void =>
    root.render(<Login {...defaults} fetch={fetch} supportUrl={supportUrl} slots={{ button: (props) => <button {...props} /> }} />);
}

test('a button that a host writes inline is the same element after another render, and keeps the focus', async () => {
  const show = setUp();
  show();
  await expect.element(submit).toHaveAttribute('aria-disabled', 'false');
  const element = submit.element() as HTMLElement;
  element.focus();
  show('/help');
  await expect.element(page.getByRole('link', { name: 'Get help' })).toBeVisible();
  expect(document.activeElement).toBe(element);
});

test('the button may be a component of memo', async () => {
  const Round = memo((props: React.ComponentProps<'button'>) => <button {...props} title="round" />);
  const { fetch } = startKratos();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  onTestFinished(() => root.unmount());
  root.render(<Login {...defaults} fetch={fetch} slots={{ button: Round }} />);
  await expect.element(submit).toHaveAttribute('title', 'round');
});
