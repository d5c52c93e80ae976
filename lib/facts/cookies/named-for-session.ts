import { isBystander, knownCookie } from './cookie-names.ts';
import { isSessionCookie } from './set-cookie.ts';

/** True for a cookie that its name says to be a client’s session. A client may call it as a provider elsewhere does (`sid`). */
export function isNamedForSession(name: string): boolean {
  const known = knownCookie(name);
  if (known?.side === 'client') return known.purpose !== 'login';
  return isSessionCookie({ name }) && !isBystander(name);
}
