export { cleanLogin } from './logins/clean.ts';
export { failingLogin } from './logins/failing.ts';
export { pendingLogin } from './logins/pending.ts';
export { webAppLogin } from './logins/web-app.ts';
export { implicitLogin } from './logins/implicit.ts';
export { brokeredLogin } from './logins/brokered.ts';
export { jwt } from './logins/ground.ts';
export { severalLogins } from './logins/several.ts';
