/** A login keeps in `sessionStorage` which flow mailed a code, for a reload of the page. What is no reload begins without it. */
export function forgetMailedFlows(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('kratos-login ')) sessionStorage.removeItem(key);
}
