export { type SurfaceRecord, type SurfaceWalk, saveSurface } from './coverage/surface-record.ts';
export { answerAsAppServer } from './worlds/app-server.ts';
export { emulatedKratos } from './worlds/emulated-kratos.ts';
export type { KratosServer } from './worlds/kratos-server.ts';
export { merge } from './worlds/merge.ts';
export { possiblePaths } from './worlds/possible-paths.ts';
export { toWorldRecord, type WorldRecord } from './worlds/to-world-record.ts';
export { usualConfig } from './worlds/usual-config.ts';
export { walk } from './worlds/walk.ts';
