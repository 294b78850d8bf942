/** How long after a mailed code another one can be mailed, in milliseconds. */
export const resendCooldown = 30_000;
