// Small bugs, planted one at a time, in code whose tests Stryker cannot run. `from` occurs once in its file.

/**
 * `by` names the tests that must notice the bug: the journeys through a page, the journeys through pages in a frame, the page of the
 * second factor, the hostile replies, or chaos.
 * @typedef {{ readonly what: string, readonly file: string, readonly from: string, readonly to: string, readonly by: 'dom' | 'react' | 'frames' | 'secrets' | 'hostile' | 'chaos' }} Bug
 */

const core = 'packages/core/src';
const draw = 'packages/dom/src/draw.ts';
const drawFields = 'packages/dom/src/draw-fields.ts';
const bind = 'packages/dom/src/bind-login.ts';
const effect = `${core}/page/apply-page-effect.ts`;
const form = `${core}/page/submit-form.ts`;
const watch = `${core}/page/watch-page.ts`;
const secrets = `${core}/second-factor/page`;
const field = 'packages/react/src/to-field-props.ts';
const hook = 'packages/react/src/use-mounted-store.ts';

const withSecret = 'Object.fromEntries(new (toWindow(form).FormData)(form))';
const withoutSecret =
  "Object.fromEntries([...new (toWindow(form).FormData)(form)].filter(([name]) => name !== 'password' && name !== 'totp_code'))";

/** @type {(by: Bug['by']) => (what: string, file: string, from: string, to: string) => Bug} */
const bugFor = (by) => (what, file, from, to) => ({ what, file, from, to, by });
const inDom = bugFor('dom');
const inReact = bugFor('react');
const inFrames = bugFor('frames');
const inSecrets = bugFor('secrets');
const inHostile = bugFor('hostile');
const inChaos = bugFor('chaos');

/** @type {readonly Bug[]} */
export const bugs = [
  inDom('the focus is not moved', effect, "(findFocusTarget(root, pageEffect.focus) ?? findFocusTarget(root, 'title'))?.focus();", ';'),
  inDom(
    'the form with the focus is removed before the next form is there',
    bind,
    '    if (isAnother) before.after(part);',
    '    if (isAnother) before.replaceWith(part);\n    if (isAnother) part.inert = true;',
  ),
  inDom('two forms are shown at once', bind, '      if (isAnother) before.remove();\n', ''),
  inDom('an early Enter is not submitted', effect, 'if (pageEffect.submit &&', 'if ((false as boolean) &&'),
  inDom('a page restored from the cache does not check the session', watch, '      login?.checkSession();\n', ''),
  inDom('the document keeps its title', bind, 'if (markup.root.isConnected && page.title !== title) page.title = title;', ''),
  inDom(
    'a button without a value does nothing',
    bind,
    "if (typeof does === 'function') does(value);",
    "if (typeof does === 'function' && value !== '') does(value);",
  ),
  inDom('a busy button is not marked as disabled', draw, "verb !== 'cancel' && form.isPending", 'false'),
  inDom(
    'a button is shown while its action is not possible',
    draw,
    'button.hidden = view[verb as keyof LoginView] === null',
    'button.hidden = false',
  ),
  inDom('a form is submitted without its secret', form, withSecret, withoutSecret),
  inDom('buttons of the previous choice stay', draw, '    list.replaceChildren(template);\n', ''),
  inDom(
    'the previous notice stays',
    draw,
    'text: notice,',
    "text: notice = root.querySelector('[data-text=\"notice\"]')?.textContent ?? '',",
  ),
  inDom('a wrong field is not marked as invalid', drawFields, "messages.length ? 'true' : null", 'null'),
  inDom(
    'the message of a field is not part of its description',
    drawFields,
    '[data-text="hint"], [data-text="problem"]',
    '[data-text="hint"]',
  ),
  inDom('the status region stays empty', draw, '  write(status, view.progress);\n', ''),
  inDom('the previous choice stays', draw, "list.dataset['choice'] === choice", "list.dataset['choice'] !== undefined"),
  inDom('the options are created again after a choice, and lose the focus', draw, " || list.dataset['choice'] === choice", ''),
  inDom('the identifier is not restored into its field', drawFields, 'if (!wasThere || value) input.value = value;', ''),
  inDom('a field can be edited while the form is pending', drawFields, 'input.readOnly = view.isReadOnly;', ''),

  inReact('the focus is not moved', effect, "(findFocusTarget(root, pageEffect.focus) ?? findFocusTarget(root, 'title'))?.focus();", ';'),
  inReact('a field for password managers is visible', field, '  ...(isHidden && { hidden: true }),\n', ''),
  inReact('the password is readable', field, '  type,\n  defaultValue', '  defaultValue'),
  inReact('the submitted secret stays in its field', effect, '  clearInputs(findInputs(part, pageEffect.clear));\n', ''),
  inReact('an early Enter is not submitted', effect, 'if (pageEffect.submit &&', 'if ((false as boolean) &&'),
  inReact('a form is submitted without its secret', form, withSecret, withoutSecret),
  inReact('a wrong field is not marked as invalid', field, "...(messages.length > 0 && { 'aria-invalid': true }),", ''),
  inReact('the identifier is not restored into its field', field, '  defaultValue: value,\n', ''),
  inReact('a page restored from the cache does not check the session', watch, '      login?.checkSession();\n', ''),
  inReact('the login never starts', hook, '    store.start();\n', ''),

  inSecrets(
    'secrets stay after the view that shows them',
    `${secrets}/write-secrets.ts`,
    '  for (const element of elements) {',
    '  for (const element of shows ? elements : []) {',
  ),
  inSecrets(
    'an element that has left the page keeps its secret',
    `${secrets}/write-secrets.ts`,
    '    write(element, isInPage ? secrets : null, usedLabel);\n',
    '    if (isInPage) write(element, secrets, usedLabel);\n',
  ),
  inSecrets('a removed text still holds its secret', `${secrets}/write-secrets.ts`, "    node.textContent = '';\n", ''),
  inSecrets(
    'secrets are written again in each render',
    `${secrets}/write-secrets.ts`,
    'before?.parentNode === parent && before.isEqualNode(node)',
    'false',
  ),
  inSecrets(
    'secrets that a framework has removed are not written again',
    `${secrets}/write-secrets.ts`,
    'before?.parentNode === parent && ',
    'before !== undefined && ',
  ),
  inSecrets(
    'a code with markup becomes an element',
    `${secrets}/write-secrets.ts`,
    "{ dir: 'ltr', textContent: code }",
    "{ dir: 'ltr', innerHTML: code }",
  ),
  inSecrets(
    'an image is loaded from anywhere',
    `${secrets}/show-qr.ts`,
    'address !== null && isPng.test(address) ? address : null',
    'address',
  ),
  inSecrets('an SVG image is shown', `${secrets}/show-qr.ts`, 'image\\/png;', 'image\\/[a-z+]+;'),
  inSecrets(
    'an image stays hidden after one that was blocked',
    `${secrets}/show-qr.ts`,
    '  if (blocked.delete(image)) image.hidden = false;\n',
    '',
  ),
  inSecrets(
    'a code that was sent stays in its field',
    `${secrets}/apply-second-factor-effect.ts`,
    '  clearInputs(findInputs(root, pageEffect.clear));\n',
    '',
  ),
  inSecrets(
    'a code stays in a field that has left the page',
    `${secrets}/apply-second-factor-effect.ts`,
    '!each.isConnected',
    'each.isConnected',
  ),
  inSecrets(
    'a page effect is applied in each render',
    `${secrets}/apply-second-factor-effect.ts`,
    '  if (before?.pageEffect === pageEffect) return;\n',
    '',
  ),
  inSecrets(
    'secrets stay when the page ends',
    `${secrets}/attach-second-factor.ts`,
    '    unsubscribe();\n    clearSecondFactor(root);\n',
    '    unsubscribe();\n',
  ),
  inSecrets('secrets stay in a page from the cache', `${secrets}/watch-second-factor.ts`, '      clearSecondFactor(root);\n', ''),
  inSecrets(
    'the browser always asks before the page is left',
    `${secrets}/watch-second-factor.ts`,
    "view.kind === 'backup-codes' && view.isNew",
    "view.kind !== 'error'",
  ),
  inSecrets(
    'a downloaded file stays in the page',
    `${secrets}/secret-actions.ts`,
    '  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);',
    '  void link.href;',
  ),
  inSecrets('used codes are copied and downloaded', `${secrets}/secret-actions.ts`, 'filter(({ isUsed }) => !isUsed)', 'filter(Boolean)'),

  // Bugs that reviewers found. Each one restores the former code.
  inHostile(
    'a message id is converted to a number before its type is checked',
    `${core}/kratos/read-login-flow.ts`,
    'Number.isSafeInteger(id) ? (id as number) : 0',
    'Number(id) || 0',
  ),
  inHostile(
    'a member of the session has another type than declared',
    `${core}/kratos/session.ts`,
    'Array.isArray(methods) && { authentication_methods: methods.map(fitting) }',
    'methods !== undefined && { authentication_methods: methods as [] }',
  ),
  inHostile(
    'Retry-After has no upper limit',
    `${core}/machine/to-failure.ts`,
    'retryAfter && Math.min(retryAfter, longestWait)',
    'retryAfter && Math.max(retryAfter, longestWait - longestWait)',
  ),
  inFrames(
    'a form of another window is not recognised',
    bind,
    'if (!part.contains(event.target as Node)) return;',
    'if (!(event.target instanceof HTMLFormElement) || !part.contains(event.target)) return;',
  ),
  inFrames(
    'the title of another window is set',
    bind,
    'if (markup.root.isConnected && page.title !== title) page.title = title;',
    'if (markup.root.isConnected && document.title !== title) document.title = title;',
  ),
  inChaos('every reload mails another code', `${core}/keep-mailed-flow.ts`, "=== mark ? stored : ''", "=== mark ? '' : ''"),
  inChaos(
    'a form with a short lifetime is renewed without a limit',
    `${core}/machine/login-machine.ts`,
    'wasRenewed || !flow ? longestDelay : Math.min(longestDelay, Math.max(30_000, 0.99 * flow.lifetime))',
    '(wasRenewed && !flow) || !flow ? longestDelay : Math.min(longestDelay, 0.99 * flow.lifetime)',
  ),
];
