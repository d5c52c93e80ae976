import { hostOf, pathOf } from '../exchange/parameters.ts';
import { isLoopback } from '../exchange/loopback.ts';
import { isOutOfReach } from './development.ts';
import { isOneSite } from '../exchange/site.ts';

/**
 * True when one party surely runs what stands at both addresses: they are of one site, both are Google’s, or neither can be reached from the internet and one
 * of them is the device itself (two ports of it, a container and its published port). False for what is no URL.
 */
export function isOneOperator(a: string, b: string): boolean {
  if (ofGoogle.test(hostOf(a)) && ofGoogle.test(hostOf(b))) return true;
  return isOneSite(a, b) || (isOutOfReach(a) && isOutOfReach(b) && (isLoopback(a) || isLoopback(b)));
}

/** Google asks at one of them and hands out tokens at the other. */
const ofGoogle = /(?:^|\.)(?:google|googleapis)\.com$/;

/**
 * True when two issuers are one server under two names: both out of the internet's reach (a container's name and the device's own), with
 * the same path. OIDC Discovery §4.3 wants one name all the same.
 */
export function isOneServerTwice(a: string, b: string): boolean {
  return isOutOfReach(a) && isOutOfReach(b) && isSamePath(a, b);
}

function isSamePath(a: string, b: string): boolean {
  return pathOf(a).replace(/\/$/, '') === pathOf(b).replace(/\/$/, '');
}
