/** The user who signs in to each page, with an authenticator app. */
export const email = 'ann@example.com';
export const password = 'correct horse battery';
