import { pathOf } from '../../exchange/parameters.ts';

/**
 * Path that tells an application from others of its host; the stop of the sentence in which the address stood is none of it. `undefined`
 * for the root, and for what is no address. CAS Protocol 3.0 §2.1.1.
 */
export function servicePathOf(url: string): string | undefined {
  const path = pathOf(url).replace(/\.$/, '');
  return path === '' || path === '/' ? undefined : path;
}
