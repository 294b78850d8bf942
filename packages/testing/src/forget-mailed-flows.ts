/** Deletes the ids of mailed flows from `sessionStorage`, which a login keeps for reloads. A new visit starts without them. */
export function forgetMailedFlows(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('kratos-login ')) sessionStorage.removeItem(key);
}
