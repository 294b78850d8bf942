const button = (verb: string, text: string) => `<button type="button" data-verb="${verb}" hidden>${text}</button>`;
const ways = [
  button('cancel', 'Cancel'),
  button('resendCode', 'Send another code'),
  button('forgetIdentifier', 'Use a different account'),
  button('switchAccount', 'Use a different account'),
  button('restart', 'Start again'),
].join('');
const list = (name: string) => `<div data-list="${name}"><template><button type="button"></button></template></div>`;
const links = '<div data-list="link"><template><a></a></template></div>';
const field = (names: string, id: string, type = 'text') => `
  <div data-field="${names}">
    <label for="${id}" data-text="label"></label>
    <p id="${id}-hint" data-text="hint"></p>
    <p id="${id}-problem" data-text="problem"></p>
    <input id="${id}" name="${names.split(' ')[0]}" type="${type}">
  </div>`;
const username = '<input data-field="username" name="username" hidden>';
/** A host's markup with all that a login can show and offer. */
export const wholeMarkup: string = `
  <h1 data-text="title" tabindex="-1">Sign in</h1>
  <div role="status"></div>
  <div role="alert"><p id="said" data-text="messages"></p><span data-text="announcement"></span></div>
  <p data-text="notice" tabindex="-1" hidden></p>
  <a data-link="notice" hidden></a>
  <form data-part="password" method="post">
    ${username}${field('identifier', 'identifier')}${field('password', 'password', 'password')}
    <button type="submit">Sign in</button>${list('provider')}${ways}
  </form>
  <template data-part="totp lookup_secret code"><form method="post">
    ${username}${field('totp_code lookup_secret code', 'code')}<button type="submit">Verify</button>${list('factor')}${ways}
  </form></template>
  <template data-part="address"><form method="post">${username}${list('address')}${list('factor')}${ways}</form></template>
  <template data-part="error"><div><p data-text="advice"></p>${button('retry', 'Try again')}<p data-text="wait"></p>${links}${ways}</div></template>
  <template data-part="success"><p>Welcome</p></template>`;
