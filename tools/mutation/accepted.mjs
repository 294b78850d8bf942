// Changes that no quick test notices, and why that is all right. They count as not noticed all the same.

/** @typedef {{ readonly file: string, readonly from: string, readonly to: string }} Change */

/** @type {readonly { readonly file: RegExp, readonly from?: RegExp, readonly to?: RegExp, readonly why: string }[]} */
const ACCEPTED = [];

/** Why a change may go unnoticed; `null` when nobody has looked at it. @param {Change} change */
export function why({ file, from, to }) {
  const found = ACCEPTED.find((each) => each.file.test(file) && (each.from?.test(from) ?? true) && (each.to?.test(to) ?? true));
  return found?.why ?? null;
}
