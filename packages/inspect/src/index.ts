export { createLoginInspector, type LoginInspector, type LoginInspectorOptions } from './create-login-inspector.ts';
export { createSafeInspect } from './create-safe-inspect.ts';
export { toSafeInspectionEvent } from './to-safe-inspection-event.ts';
