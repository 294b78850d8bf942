import type { GuideStepId } from '../studio.ts';

/** Each step with `fetch`, in a module of a page. `email`, `password` and `code` are the user's. The steps belong in one module, in this order. */
export const fetchSteps: Readonly<Record<GuideStepId, string>> = {
  configure: `
/** Sends a request to Kratos as JSON, with cookies. */
async function ask(path, body) {
  const response = await fetch('KRATOS_URL' + path, {
    credentials: 'include',
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}
/** Each flow has its own CSRF token. */
const readToken = (flow) => flow.ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token').attributes.value
`,
  pair: `
const settings = await ask('/self-service/settings/browser')
// Show the node totp_qr or totp_secret_key, and ask for the first code of the app.
const paired = await ask('/self-service/settings?flow=' + settings.body.id, {
  method: 'totp',
  totp_code: code,
  csrf_token: readToken(settings.body),
})
`,
  'open-flow': `
const first = await ask('/self-service/login/browser')
`,
  'send-password': `
const reply = await ask('/self-service/login?flow=' + first.body.id, {
  method: 'password',
  identifier: email,
  password,
  csrf_token: readToken(first.body),
})
`,
  'second-factor-due': `
// The password was right. Do not follow redirect_browser_to: it leaves the page.
const isSecondFactorDue = reply.status === 422 && reply.body.redirect_browser_to.includes('aal=aal2')
`,
  'open-second-flow': `
const second = await ask('/self-service/login/browser?aal=aal2')
`,
  'send-code': `
const signedIn = await ask('/self-service/login?flow=' + second.body.id, {
  method: 'totp',
  totp_code: code,
  csrf_token: readToken(second.body),
})
`,
  'read-session': `
const session = await ask('/sessions/whoami')
console.log(session.body.authenticator_assurance_level) // aal2
`,
};
