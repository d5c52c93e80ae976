import { tellingNames } from './telling-name.ts';

/** What paths of sign-ins, tokens and what is published about them are called, in each of the ways they are written. */
const inPaths = [
  'auth',
  'Auth',
  'AUTH',
  'token',
  'Token',
  'refresh',
  'credential',
  'openid',
  'oidc',
  '/.well-known/',
  'jwks',
  'userinfo',
  'userInfo',
  'UserInfo',
  '/reg',
  'introspect',
  'revo',
  'device',
  'ciba',
  '/par',
  'bc-',
  'mcp',
  '/sse',
  'login',
  'Login',
  'log-in',
  'logout',
  'Logout',
  'signin',
  'SignIn',
  'signIn',
  'sign-in',
  'sign_in',
  'session',
  'Session',
  'sso',
  'SSO',
  'saml',
  'Saml',
  'SAML',
  '/cas/',
  'csrf',
  'CSRF',
  'xsrf',
  'identity',
  '/v1/client',
  '/v1/projects',
  'metadata',
  'connect',
] as const;

/**
 * The words of which an address has one, from the slash behind its host on, if it is likely that a login's script fetches there: what a protocol
 * message may be called with, and what such paths are called. They decide what is listened to in depth, before anything is known
 * of a login; never what is a message.
 */
export const tellingWords: readonly string[] = shortest([...inPaths, ...tellingNames]);

/** Without those that another one is part of: each word is looked for in every address. */
function shortest(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
}

const tellingAddress = new RegExp(
  `^[^:]*://[^/?#]*(?=/)[^#]*(?:${tellingWords.join('|').replaceAll('.', String.raw`\.`)})`,
);

/** Whether an address has one of `tellingWords` between host and fragment, in that spelling. Any text may be given. */
export function isTellingAddress(url: string): boolean {
  return tellingAddress.test(url);
}
