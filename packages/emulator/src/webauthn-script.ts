import type { HttpReply } from './http/reply.ts';

/** `GET /.well-known/ory/webauthn.js`: a script without effect, because the emulator accepts no keys. Its integrity hash does not match. */
export const getWebauthnScript = (): HttpReply => ({
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=UTF-8' },
  body: '// The emulator offers passkeys and hardware keys as Kratos does; the script that drives them is left out.\n',
});
