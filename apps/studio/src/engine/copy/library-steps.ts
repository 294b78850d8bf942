import type { GuideStepId } from '../studio.ts';

const toStep = (step: string, send: string): string => `
login.subscribe((view) => {
  // ${step}
  if (${send}
})
`;

/** Each step as the library does it. \`email\`, \`password\` and \`code\` are the user's. */
export const librarySteps: Readonly<Record<GuideStepId, string>> = {
  configure: `
import { createLogin } from '@kratos-login/core'

const login = createLogin({ kratosUrl: 'KRATOS_URL' })
`,
  pair: `
import { createSecondFactor } from '@kratos-login/core/second-factor'

const secondFactor = createSecondFactor({ kratosUrl: 'KRATOS_URL' })
secondFactor.subscribe((view) => {
  if (view.kind === 'pairing') console.log(view.title) // view.readSecrets() has the QR code and the key
})
secondFactor.start()
`,
  'open-flow': `
login.start() // opens the flow
`,
  'send-password': toStep(
    'The form for the password is on show.',
    `view.kind === 'form' && view.form === 'password') view.submit?.({ identifier: email, password })`,
  ),
  'second-factor-due': `
// Nothing to do: the login opens the second flow itself, and shows its form.
`,
  'open-second-flow': `
// Nothing to do: the login has opened the second flow.
`,
  'send-code': toStep(
    'The form for the code is on show.',
    `view.kind === 'form' && view.form === 'totp') view.submit?.({ totp_code: code })`,
  ),
  'read-session': `
login.subscribe((view) => {
  if (view.kind === 'success') console.log(view.title)
})
`,
};
