// Small faults, one at a time, as anybody could make them. `from` is in its file exactly once.

/**
 * `by` says which tests have to notice: those of the chart and its view, every journey through a page, the journeys through pages in a frame, the hostile
 * answers, or chaos.
 * @typedef {{ readonly what: string, readonly file: string, readonly from: string, readonly to: string, readonly by: 'core' | 'dom' | 'react' | 'frames' | 'hostile' | 'chaos' }} Bug
 */

const core = 'packages/core/src';
const chart = `${core}/machine/login-machine.ts`;
const view = `${core}/view/create-view.ts`;
const draw = 'packages/dom/src/draw.ts';
const bind = 'packages/dom/src/bind-login.ts';
const cue = 'packages/react/src/use-cue.ts';
const field = 'packages/react/src/to-field-props.ts';
const hook = 'packages/react/src/use-login.ts';

/** @type {(what: string, file: string, from: string, to: string) => Bug} */
const inCore = (what, file, from, to) => ({ what, file, from, to, by: 'core' });
/** @type {(what: string, file: string, from: string, to: string) => Bug} */
const inDom = (what, file, from, to) => ({ what, file, from, to, by: 'dom' });
/** @type {(what: string, file: string, from: string, to: string) => Bug} */
const inReact = (what, file, from, to) => ({ what, file, from, to, by: 'react' });

/** @type {(what: string, file: string, from: string, to: string) => Bug} */
const inFrames = (what, file, from, to) => ({ what, file, from, to, by: 'frames' });
/** @type {(what: string, file: string, from: string, to: string) => Bug} */
const inHostile = (what, file, from, to) => ({ what, file, from, to, by: 'hostile' });

/** @type {(what: string, file: string, from: string, to: string) => Bug} */
const inChaos = (what, file, from, to) => ({ what, file, from, to, by: 'chaos' });

/** @type {readonly Bug[]} */
export const bugs = [
  inCore('a swallowed edge: a rejection is not heard', chart, "    'reply.rejected': { target: 'entering', actions: 'keepFlow' },\n", ''),
  inCore(
    'an edge to the wrong state: the session ended at the code',
    chart,
    "{ target: 'init.opening', actions: [nobodyIsSignedIn, tell('sign-in-ended')] } },\n        states",
    "{ target: 'init.asking', actions: [nobodyIsSignedIn, tell('sign-in-ended')] } },\n        states",
  ),
  inCore('a loop: detours are not counted', `${core}/machine/detours.ts`, 'Math.min(all + 1, limit.all)', 'all'),
  inCore('one factor is taken for two', chart, "event.outcome.session.authenticator_assurance_level === 'aal2' ||", 'true ||'),
  inCore(
    'mailing again is always fair',
    chart,
    'context.flow?.codeWasMailed === true && !context.resendingIsHeldBack',
    'context.flow?.codeWasMailed === true',
  ),
  inCore(
    'a redirect to anywhere',
    `${core}/machine/to-result.ts`,
    'toOrigin(each) === toOrigin(url)',
    "url !== '' || toOrigin(each) === toOrigin(url)",
  ),
  inCore(
    'no word about why the password is asked again',
    chart,
    "notice: outcome.why === 'expired' ? 'took-too-long' : 'started-again'",
    'notice: null',
  ),
  inCore(
    'who is signing in is forgotten',
    chart,
    'params: ({ event: { identifier } }) => ({ identifier, isWithProvider: false })',
    'params: () => ({ isWithProvider: false })',
  ),
  inCore(
    'an old message stays while the next try is under way',
    view,
    "      messages: [],\n      spoken: '',\n      unverified: null,",
    "      spoken: '',\n      unverified: null,",
  ),
  inCore('a stale view: the next one is told only at another step', view, 'text !== textBefore', 'before.step !== next.step'),
  inCore('a message of the form at no place', view, 'messages: [...noticed, ...said],', 'messages: noticed,'),
  inCore('a message on the wrong field', `${core}/view/to-form.ts`, "messages: messages('password')", "messages: messages('identifier')"),
  inCore(
    'focus lost: after a wrong password it goes to the first field',
    view,
    'wrong ?? ((isNamed',
    '(someFormWasOpen ? null : wrong) ?? ((!someFormWasOpen && isNamed',
  ),
  inCore('the secret that was sent stays in its field', view, 'someFormWasOpen && !isKept ? secretFields : []', '[]'),
  inCore('a form that can be sent while it is under way', view, 'submit: canBeSentEarly ? verbs.submit : null', 'submit: verbs.submit'),
  inCore(
    'a way on that does nothing: try again, where it cannot help',
    view,
    'retry: retryable ? verbs.retry : null',
    'retry: verbs.retry',
  ),
  inCore(
    'no way to sign in as somebody else at the code',
    view,
    'switchAccount: isForCodes || confirms ? verbs.switchAccount : null',
    'switchAccount: confirms ? verbs.switchAccount : null',
  ),
  inCore('nothing says that it takes long', view, 'long: words.stillWaiting', "long: ''"),
  inCore('the title of the page does not say "Error"', view, "isWrong ? words.error : ''", "''"),
  inCore('a seal that opens twice', `${core}/seal.ts`, '  values.delete(sealed);\n', ''),
  inCore(
    'a second POST: what is not safe to repeat is repeated',
    `${core}/kratos/create-kratos-client.ts`,
    "{ method: 'post', json, signal })",
    "{ method: 'post', json, signal }, 2)",
  ),
  inCore(
    'a CSRF token of an older form',
    `${core}/kratos/connect.ts`,
    'csrfToken = readCsrfToken(reply.text) ?? csrfToken',
    "csrfToken = csrfToken || (readCsrfToken(reply.text) ?? '')",
  ),
  inCore(
    'the second factor is asked for as a page, not as JSON: 422 leads away',
    `${core}/kratos/read-outcome.ts`,
    "? secondFactorDue : { kind: 'leave', url }",
    "? { kind: 'leave', url } : { kind: 'leave', url }",
  ),
  inCore(
    'a code by the wrong name',
    `${core}/machine/factors.ts`,
    "factor === 'totp' ? 'totp_code' : factor",
    "factor === 'totp' ? 'totp' : factor",
  ),
  inCore(
    'return_to is lost when a form is renewed',
    chart,
    '({ ...asked, flowId, aal })',
    '({ ...(flowId === null ? {} : asked), flowId, aal })',
  ),

  inDom('focus lost: nobody moves it', bind, '    if (hasCue) applyCue(markup, next, view.cue);\n', ''),
  inDom(
    'focus lost: the form with the focus goes before the next one has it',
    bind,
    '    if (isAnother) part.after(next);',
    '    if (isAnother) part.replaceWith(next);\n    if (isAnother) next.inert = true;',
  ),
  inDom('two forms at once', bind, '      part.remove();\n', ''),
  inDom('an Enter before the form was open goes nowhere', bind, 'hasCue && view.cue.submit', 'false as boolean'),
  inDom('back from the cache nobody asks who is signed in', bind, '    login.checkSession();\n', ''),
  inDom('the title of the document stays as it was', bind, 'if (isConnected && page.title !== title) page.title = title;', ''),
  inDom(
    'a button that does nothing: its verb is not looked up',
    bind,
    "if (typeof does === 'function') does(value);",
    "if (typeof does === 'function' && value !== '') does(value);",
  ),
  inDom('a double click is two: the busy button does not say so', draw, "verb !== 'cancel' && form.isPending", 'false'),
  inDom(
    'verbs that are not legal are on the page',
    draw,
    'button.hidden = view[verb as keyof LoginView] === null',
    'button.hidden = false',
  ),
  inDom(
    'a form that is sent without its secret',
    bind,
    'Object.fromEntries(new window.FormData(form))',
    'Object.fromEntries([...new window.FormData(form)].filter(([name]) => !secretFields.includes(name)))',
  ),
  inDom('buttons of the choice before stay beside those of now', draw, '    list.replaceChildren(template);\n', ''),
  inDom(
    'a notice from before stays',
    draw,
    "text: notice = ''",
    "text: notice = root.querySelector('[data-text=\"notice\"]')?.textContent ?? ''",
  ),
  inDom('a field that is wrong is not marked', draw, "messages.length > 0 ? 'true' : null", 'null'),
  inDom('what is wrong is not part of the description', draw, '[data-text="hint"], [data-text="problem"]', '[data-text="hint"]'),
  inDom('nothing is said in the status region', draw, '  write(status, view.progress);\n', ''),
  inDom('a choice from before stays', draw, "list.dataset['choice'] === choice", "list.dataset['choice'] !== undefined"),
  inDom('focus lost: what is chosen from is made anew when one was chosen', draw, " || list.dataset['choice'] === choice", ''),
  inDom('the identifier is not put back into its field', draw, "if (!wasThere || value !== '') input.value = value;", ''),
  inDom('what was typed can be changed while Kratos looks at it', draw, 'input.readOnly = view.isReadOnly;', ''),

  inReact('focus lost: nobody moves it', cue, "(find(cue.focus) ?? find('title'))?.focus();", ';'),
  inReact('a field that is for password managers alone is shown', field, '  ...(isHidden && { hidden: true }),\n', ''),
  inReact('a password in clear', field, '  type,\n  defaultValue', '  defaultValue'),
  inReact('the secret that was sent stays in its field', cue, '    empty(findInputs(root.current, cue.empty));\n', ''),
  inReact('an Enter before the form was open goes nowhere', cue, 'if (cue.submit)', 'if (false as boolean)'),
  inReact(
    'a form that is sent without its secret',
    'packages/react/src/to-form-props.ts',
    'Object.fromEntries(new (toWindow(form).FormData)(form))',
    "Object.fromEntries([...new (toWindow(form).FormData)(form)].filter(([name]) => name !== 'password' && name !== 'totp_code'))",
  ),
  inReact('a field that is wrong is not marked', field, "...(messages.length > 0 && { 'aria-invalid': true }),", ''),
  inReact('the identifier is not put back into its field', field, '  defaultValue: value,\n', ''),
  inReact('back from the cache nobody asks who is signed in', hook, 'if (persisted) login.checkSession();', ''),
  inReact('the login never starts', hook, '    login.start();\n', ''),

  // Faults that external reviewers found: each one restores the former code.
  inCore(
    'a code that is pasted with text around it is not found',
    `${core}/view/clean-code.ts`,
    'code !== undefined && more.length === 0 ? code : compact(text)',
    "code === '' && more.length === 0 ? code : compact(text)",
  ),
  inCore(
    'an invisible character before the e-mail address is posted',
    `${core}/view/clean-code.ts`,
    "typed.replace(/^[\\s\\p{C}\\p{DI}]+|[\\s\\p{C}\\p{DI}]+$/gu, '')",
    'typed.trim()',
  ),
  inCore(
    'maintenance is called too many attempts',
    `${core}/kratos/read-outcome.ts`,
    "return { kind: 'unavailable', retryAfter };",
    "return { kind: 'busy', retryAfter };",
  ),
  inCore(
    'a date in Retry-After is read against the clock of the page',
    `${core}/kratos/read-outcome.ts`,
    "(toTime(date ?? '') || at)",
    "(toTime('') || at)",
  ),
  inCore(
    'the link to the verification flow leads to any origin',
    chart,
    'verification: toExpected(outcome.verification, asked)',
    'verification: asked && outcome.verification',
  ),
  inHostile(
    'a message id is turned into a number before its type is known',
    `${core}/kratos/read-login-flow.ts`,
    'Number.isSafeInteger(id) ? (id as number) : 0',
    'Number(id) || 0',
  ),
  inHostile(
    'a session has members that are not of their type',
    `${core}/kratos/session.ts`,
    'Array.isArray(methods) && { authentication_methods: methods.map(fitting) }',
    'methods !== undefined && { authentication_methods: methods as [] }',
  ),
  inHostile(
    'people are held for as long as a header says',
    `${core}/machine/to-failure.ts`,
    'retryAfter && Math.min(retryAfter, longestWait)',
    'retryAfter && Math.max(retryAfter, longestWait - longestWait)',
  ),
  inFrames(
    'a form of another window is not known as a form',
    bind,
    '    if (!part.contains(form)) return;',
    '    if (!(form instanceof HTMLFormElement) || !part.contains(form)) return;',
  ),
  inFrames(
    'the title of the wrong window is written',
    bind,
    'if (isConnected && page.title !== title) page.title = title;',
    'if (isConnected && document.title !== title) document.title = title;',
  ),
  inChaos('every reload mails another code', `${core}/keep-mailed-flow.ts`, "=== mark ? stored : ''", "=== mark ? '' : ''"),
  inChaos(
    'a form is renewed each time before it runs out, however soon that is',
    chart,
    'wasRenewed || !flow ? Number.POSITIVE_INFINITY : Math.max(30_000, 0.99 * flow.lifetime)',
    '(wasRenewed && !flow) || !flow ? Number.POSITIVE_INFINITY : 0.99 * flow.lifetime',
  ),
  inCore(
    'a form that Kratos has not judged is not submitted again',
    chart,
    'isSubmittedAgain: !context.detours.unjudged && wasTyped(context)',
    'isSubmittedAgain: !wasTyped(context) && wasTyped(context)',
  ),
];
