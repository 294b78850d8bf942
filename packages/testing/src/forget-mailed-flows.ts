/** A login keeps the id of a flow that mailed a code in `sessionStorage`, for a reload of the page. A new visit starts without it. */
export function forgetMailedFlows(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('kratos-login ')) sessionStorage.removeItem(key);
}
