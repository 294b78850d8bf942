import type { GuideStepId } from '../studio.ts';

/** Each step as a command for a POSIX shell with `jq`. `$EMAIL`, `$PASSWORD` and `$CODE` are the user's. The steps belong in one shell, in this order. */
export const curlSteps: Readonly<Record<GuideStepId, string>> = {
  configure: `
cat > kratos-login.yml <<'YML'
selfservice:
  methods:
    password:
      enabled: true
    totp:
      enabled: true
session:
  whoami:
    required_aal: highest_available
YML
`,
  pair: `
# Signed in, open the settings: the QR code is the node totp_qr, and the secret is totp_secret_key.
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' \\
  'KRATOS_URL/self-service/settings/browser' > settings.json
# Pair the app with its first code.
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' -H 'Content-Type: application/json' \\
  -d "$(jq --arg code "$CODE" '{ method: "totp", totp_code: $code,
    csrf_token: (.ui.nodes[].attributes | select(.name == "csrf_token").value) }' settings.json)" \\
  "KRATOS_URL/self-service/settings?flow=$(jq -r .id settings.json)"
`,
  'open-flow': `
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' \\
  'KRATOS_URL/self-service/login/browser' > flow.json
`,
  'send-password': `
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' -H 'Content-Type: application/json' \\
  -d "$(jq --arg email "$EMAIL" --arg password "$PASSWORD" '{ method: "password", identifier: $email, password: $password,
    csrf_token: (.ui.nodes[].attributes | select(.name == "csrf_token").value) }' flow.json)" \\
  "KRATOS_URL/self-service/login?flow=$(jq -r .id flow.json)" > reply.json
`,
  'second-factor-due': `
# 422 with this id means: the password was right, and a second factor is due. Do not follow redirect_browser_to.
jq -r .error.id reply.json # browser_location_change_required
`,
  'open-second-flow': `
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' \\
  'KRATOS_URL/self-service/login/browser?aal=aal2' > second-flow.json
`,
  'send-code': `
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' -H 'Content-Type: application/json' \\
  -d "$(jq --arg code "$CODE" '{ method: "totp", totp_code: $code,
    csrf_token: (.ui.nodes[].attributes | select(.name == "csrf_token").value) }' second-flow.json)" \\
  "KRATOS_URL/self-service/login?flow=$(jq -r .id second-flow.json)" > session.json
`,
  'read-session': `
curl -s -b cookies.txt -c cookies.txt -H 'Accept: application/json' 'KRATOS_URL/sessions/whoami'
`,
};
