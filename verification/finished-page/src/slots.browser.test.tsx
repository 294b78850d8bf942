import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ann, type Slots, ways } from './mount.tsx';

const slots: Slots = {
  react: {
    header: () => <b>Garden Club</b>,
    footer: (contents) => (
      <>
        {contents}
        <a href="/imprint">Imprint</a>
      </>
    ),
    field: ({ control, label, error, hint }) => (
      <div className="row">
        {control}
        {label}
        {hint}
        {error}
      </div>
    ),
    button: ({ className, ...props }) => <button {...props} className={`${className} round`} />,
  },
  html: `<template slot="header"><b>Garden Club</b></template>
    <template slot="footer"><slot></slot><a href="/imprint">Imprint</a></template>
    <template slot="field"><div class="row"><slot name="control"></slot><slot name="label"></slot><slot name="hint"></slot><slot name="error"></slot></div></template>
    <template slot="button"><button class="round"><slot></slot></button></template>`,
};

describe.each(ways)('%s', (_, mount) => {
  test('a host fills the slots, and the login works in them', async () => {
    const { kratos } = mount({ supportUrl: '/help' }, { slots });
    await expect.element(page.getByText('Garden Club')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Imprint' })).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Get help' })).toBeVisible();
    expect(document.querySelectorAll('.kl-field > .row > :first-child input')).toHaveLength(2);
    await userEvent.fill(page.getByLabelText('Email address'), ann.email);
    await userEvent.fill(page.getByLabelText('Password', { exact: true }), ann.password);
    const submit = page.getByRole('button', { name: 'Sign in', exact: true });
    await expect.element(submit).toHaveClass('kl-button', 'kl-primary', 'round');
    await expect.element(submit).toHaveAttribute('type', 'submit');
    await submit.click();
    await expect.element(page.getByLabelText('6-digit code')).toHaveFocus();
    await userEvent.fill(page.getByLabelText('6-digit code'), await kratos.totpCode(ann.email));
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect.element(page.getByText('Two-step sign-in')).toBeVisible();
  });
});
