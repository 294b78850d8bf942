import type { HttpReply } from './http/reply.ts';

/** `GET /.well-known/ory/webauthn.js`: an empty script, for nobody has a key here. A page that checks its hash will say so. */
export const getWebauthnScript = (): HttpReply => ({
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=UTF-8' },
  body: '// The emulator offers passkeys and hardware keys as Kratos does; the script that drives them is left out.\n',
});
