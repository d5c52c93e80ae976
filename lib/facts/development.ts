import { isLoopback } from '../exchange/loopback.ts';
import { hostOf } from '../exchange/parameters.ts';
import { isPrivateHost } from '../exchange/private-host.ts';

/** A client on the device itself or under a name that is reserved for tests (RFC 6761 §6.2, §6.3). */
export function isDevelopment(url: string): boolean {
  return isLoopback(url) || hostOf(url).endsWith('.test');
}

/** The device itself, a private network or a name for tests: a host that the internet does not reach. */
export function isOutOfReach(url: string): boolean {
  return isDevelopment(url) || isPrivateHost(url);
}

/** Hosts that exist to try protocols out: what they do on purpose is no defect of anybody's. */
const playgrounds = [
  'oauth.tools',
  'openidconnect.net',
  'oidcdebugger.com',
  'oauthdebugger.com',
  'jwt.io',
  'certification.openid.net',
];

/** True for a known playground or conformance host. */
export function isPlayground(url: string): boolean {
  const host = hostOf(url);
  return playgrounds.some((name) => host === name || host.endsWith(`.${name}`));
}
