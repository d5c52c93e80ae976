import { isLoopback } from './loopback.ts';
import { hostOf } from './parameters.ts';

/** RFC 1918 addresses, and names that no public server has: those of local zones and of one label (a container's). */
export function isPrivateHost(url: string): boolean {
  const host = hostOf(url);
  return (
    /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|\.(?:local|internal|intern|intranet|corp|svc|lan|home\.arpa)$/i.test(
      host,
    ) ||
    (/^[a-z][\w-]*$/i.test(host) && host !== 'localhost')
  );
}

/** True for an address of this device, every address of it (0.0.0.0), a private network’s address or name, a container or a service of a cluster. */
export function isInside(url: string): boolean {
  return isLoopback(url) || hostOf(url) === '0.0.0.0' || isPrivateHost(url);
}
