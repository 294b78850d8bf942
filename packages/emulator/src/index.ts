export { totp } from './bytes/totp.ts';
export { ConfigError } from './config/config.ts';
export { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.ts';
export type { EmulatedBrowser } from './emulated-browser.ts';
export { ConnectionDropped } from './faults.ts';
export type { EmulatorRequest, EmulatorResponse } from './http/request.ts';
export type { IdentityOptions } from './identities.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type { ReleaseName } from './release.ts';
