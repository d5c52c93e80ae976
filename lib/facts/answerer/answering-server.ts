import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';

/** One of several servers behind an address, as its answer names it: the header’s name and value. */
export type AnsweringServer = { readonly header: string; readonly name: string };

/** Headers in which proxies, platforms and applications name the machine, container or replica that answered. */
const headers: readonly string[] =
  'x-served-by x-backend-server x-backend x-server x-server-name x-server-id x-node x-node-id x-node-name x-instance x-instance-id x-instance-name x-pod x-pod-name x-hostname x-host x-replica x-container-id x-machine x-app-server x-upstream x-upstream-addr x-worker'.split(
    ' ',
  );

/** `undefined` where an answer names none. Several names in one header (a chain of caches) are none, either. */
export function answeringServerOf({ responseHeaders }: Exchange): AnsweringServer | undefined {
  for (const header of headers) {
    const name = headerValue(responseHeaders, header)?.trim() ?? '';
    // Caches of a CDN differ from one request to the next.
    if (/^(?!cache-)[\w.:/-]{1,80}$/.test(name)) return { header, name };
  }
  return undefined;
}
