import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { addressDifferences, type AddressPart } from '../address-difference.ts';

/**
 * A form that was answered by a redirect to the same address in another spelling: the browser asks there without the form, and what was in it
 * is lost. Servers, proxies and routers do so to bring addresses into one form. RFC 9110 §15.4.2, §15.4.3.
 */
export type PostBecameGet = {
  readonly message: Message;
  readonly status: number;
  readonly from: string;
  readonly to: string;
  /** What the redirect mends; at least one of scheme, host, port, slash, case. */
  readonly parts: readonly AddressPart[];
};

/** `undefined` for a redirect that keeps the form (307, 308), for one to another page, and for one after which a session has begun. */
export function postBecameGet(message: Message): PostBecameGet | undefined {
  const { method, status = 0, redirectUrl, url } = message.exchange;
  if (message.carrier !== 'request' || method !== 'POST' || !redirectUrl) return undefined;
  if (status !== 301 && status !== 302 && status !== 303) return undefined;
  const [from, to] = [endpointOf(url), endpointOf(redirectUrl)];
  const parts = addressDifferences(from, to);
  const isMended = parts.length > 0 && parts.every((part) => mended.has(part)) && isOneHost(from, to);
  return isMended && !setsCookie(message) ? { message, status, from, to, parts } : undefined;
}

const mended: ReadonlySet<AddressPart> = new Set<AddressPart>(['scheme', 'host', 'port', 'slash', 'case']);

/** `www.` is put before a host, or taken away. */
function isOneHost(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [first, second] = [new URL(a).hostname, new URL(b).hostname];
  return first.replace(/^www\./, '') === second.replace(/^www\./, '');
}

/** Who sets one has read the form. */
function setsCookie({ exchange }: Message): boolean {
  return exchange.responseHeaders?.some(([name]) => name.toLowerCase() === 'set-cookie') ?? false;
}
