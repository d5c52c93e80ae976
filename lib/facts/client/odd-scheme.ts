import type { OddAddress } from './odd-form.ts';

/** Schemes whose addresses are for hosts by their own specifications. */
const ofHosts = /^(?:https?|wss?|ftp|chrome-extension|moz-extension|safari-web-extension):/i;

/**
 * What is wrong with an address of an app’s own scheme, by the form that RFC 8252 §7.1 gives to it: behind two slashes stands a host, and such an
 * address has none. Many servers take it all the same. `undefined` for addresses of other schemes, and where nothing is.
 */
export function oddSchemeOf(address: string): OddAddress | undefined {
  const [, scheme, host, rest = ''] = /^([a-z][a-z0-9+.-]{1,60}):\/\/([^/?#]+)(.*)$/i.exec(address) ?? [];
  if (scheme === undefined || host === undefined || ofHosts.test(address)) return undefined;
  const right = `${scheme}:/${host}${rest}`;
  return {
    what: `Two slashes stand behind its scheme, so that “${host}” is read as a host: an address of an app’s own scheme has none (RFC 8252 §7.1, ${right}), and strict servers refuse it for that, such as Matrix Authentication Service.`,
    fix: `Let the client ask for ${right}, with one slash (update it where a newer version does), or have the server’s policy take the address as it is.`,
  };
}
