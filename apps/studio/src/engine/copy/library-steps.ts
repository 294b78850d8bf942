import type { GuideStepId } from '../studio.ts';

/** Each step as the library does it. The steps belong in one module, in this order. */
export const librarySteps: Readonly<Record<GuideStepId, string>> = {
  configure: `
import { createLogin } from '@kratos-login/core'

const login = createLogin({ kratosUrl: 'KRATOS_URL' })
`,
  pair: `
import { createSecondFactor } from '@kratos-login/core/second-factor'

const secondFactor = createSecondFactor({ kratosUrl: 'KRATOS_URL', setUp: true })
secondFactor.subscribe((view) => {
  // Show view.readSecrets(): the QR code and the key. Then submit the first code of the app.
  if (view.kind === 'pairing') console.log(view.title)
})
secondFactor.start()

export function sendFirstCode(code) {
  const view = secondFactor.getView()
  if (view.kind === 'pairing') view.submit?.({ totp_code: code })
}
`,
  'open-flow': `
login.subscribe((view) => {
  console.log(view.step, view.title) // render the view
})
login.start() // opens the flow
`,
  'send-password': `
/** Call it when the user submits the form with the password. */
export function sendPassword(email, password) {
  const view = login.getView()
  if (view.kind === 'form') view.submit?.({ identifier: email, password })
}
`,
  'second-factor-due': `
// Nothing to do: the login knows that 422 is good news, and opens the second flow itself.
`,
  'open-second-flow': `
// Nothing to do: the login has opened the second flow, and its view asks for the code.
`,
  'send-code': `
/** Call it when the user submits the form with the code. */
export function sendCode(code) {
  const view = login.getView()
  if (view.kind === 'form') view.submit?.({ totp_code: code })
}
`,
  'read-session': `
login.subscribe((view) => {
  if (view.kind === 'success') console.log(view.session?.authenticator_assurance_level) // aal2
})
`,
};
