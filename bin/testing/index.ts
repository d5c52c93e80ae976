/** `oauth-lens/test`: what a login in a browser test is expected to be. `docs/testing-logins.md` tells it to its readers. */
export { loginOf, type Attachments, type Login, type LoginOptions } from './login.ts';
export { matchers, type LoginMatchers } from './matchers.ts';
export { recordLogin, type Recording } from './record-login.ts';
