import { asObject, asText } from '../exchange/json.ts';
import { endpointOf, originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';

const serverDocument =
  /^https?:\/\/[^/]+(\/.*?)?\/\.well-known\/(?:oauth-authorization-server|openid-configuration)(\/.*)?$/;

const resourceDocument = '/.well-known/oauth-protected-resource';

/**
 * True for a request for a protected resource's description, read or not: its address says so, or a refusal had named that address.
 * RFC 9728 §3.1, §5.1.
 */
export function isResourceMetadata({ kind, to, url }: Pick<Message, 'kind' | 'to' | 'url'>): boolean {
  return (kind === 'discovery' && to === 'resource_server') || endpointOf(url).includes(resourceDocument);
}

/** The resource that the address of a description was made from. RFC 9728 §3.1. */
export function describedBy(url: string): string {
  return endpointOf(url).replace(resourceDocument, '');
}

/**
 * The issuer that a metadata address was made from: the well-known part goes between host and path (RFC 8414 §3.1) or behind
 * the path (OIDC Discovery §4). `undefined` for other addresses.
 */
export function issuerNamedBy(url: string): string | undefined {
  const [match, before = '', after = ''] = serverDocument.exec(endpointOf(url)) ?? [];
  const origin = originOf(url);
  return match && origin ? `${origin}${before}${after}` : undefined;
}

/** The issuers that WebFinger named; `undefined` for other messages and unreadable answers. OIDC Discovery §2. */
export function webFingerIssuers({ url, answer }: Message): readonly string[] | undefined {
  if (!endpointOf(url).endsWith('/.well-known/webfinger') || !Array.isArray(answer?.['links']))
    return undefined;
  return answer['links'].flatMap((link) => asText(asObject(link)?.['href']) ?? []);
}
