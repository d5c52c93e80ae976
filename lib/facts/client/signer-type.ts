import { headerValue } from '../../exchange/headers.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { ClientType } from '../../vocabulary/client-type.ts';
import type { KindRow } from '../../vocabulary/kind-row.ts';
import { kinds } from '../../vocabulary/kinds.ts';

/**
 * What the signed requests of OAuth 1.0a tell of the consumer: one that signs in a page shows its secret to everybody who
 * opens it (RFC 5849 §4.6). `undefined` where none was seen, or none whose headers tell where it came from.
 */
export function signerTypeOf(flow: Flow): { readonly type: ClientType; readonly proof: string } | undefined {
  const requests = flow.messages.filter(({ kind }) => isSigned(kinds[kind]));
  if (requests.length === 0) return undefined;
  if (requests.some(comesFromPage))
    return { type: 'public', proof: 'It signs its requests in a web page, where its secret can be read.' };
  return requests.every(({ exchange }) => exchange.requestHeaders?.length)
    ? { type: 'confidential', proof: 'It signed its requests outside of any page.' }
    : undefined;
}

function comesFromPage({ exchange }: Message): boolean {
  const { context, requestHeaders } = exchange;
  return (
    context.initiator !== undefined ||
    headerValue(requestHeaders, 'origin') !== undefined ||
    headerValue(requestHeaders, 'sec-fetch-site') !== undefined
  );
}

function isSigned({ protocol, channel }: KindRow): boolean {
  return protocol === 'oauth1' && channel === 'direct';
}
