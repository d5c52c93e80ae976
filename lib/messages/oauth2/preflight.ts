import { headerValue } from '../../exchange/headers.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { recognised } from '../recognised.ts';

const namesMetadata =
  /\/\.well-known\/(?:openid-configuration|oauth-authorization-server|oauth-protected-resource)(?:\/|$)/;

const ofProducts = /^[^?#]*\/(?:oauth2?(?:\/[\w.-]+)?|connect|openid-connect|oidc)\/token(?:$|[?#])/i;

/** True for an address at which products give out tokens (Auth0, Entra, Okta, Keycloak, Duende, Cognito): a login may have begun elsewhere. */
export function namesTokens(url: string): boolean {
  return ofProducts.test(url);
}

/** Where a server that people were sent to log in at gives out tokens, by the last word of its path: no document named it. */
function isTokens({ origin, path }: View, learned: Learned): boolean {
  return /token(?:s|\.\w{2,8})?\/?$/i.test(path) && learned.isServerOrigin(origin ?? '');
}

/** True for an address at which servers tell who signed in, by custom. OIDC Core §5.3. */
export function namesUserinfo(url: string): boolean {
  return /^[^?#]*\/userinfo(?:$|[?#])/i.test(url);
}

/** The page means to bring the token of a login that was seen there. */
function isUserinfo({ exchange, origin }: View, learned: Learned): boolean {
  const headers = headerValue(exchange.requestHeaders, 'access-control-request-headers') ?? '';
  return (
    namesUserinfo(exchange.url) &&
    /(?:^|[\s,])authorization(?:[\s,]|$)/i.test(headers) &&
    learned.isServerOrigin(origin ?? '')
  );
}

/** The browser asks whether a page may call a token-like endpoint or read what a server says of itself. Evidence, never a step. Fetch standard §4.8. */
export function preflight(view: View, learned: Learned): Message<'preflight'> | undefined {
  const { exchange } = view;
  if (exchange.method !== 'OPTIONS') return undefined;
  const asks = headerValue(exchange.requestHeaders, 'access-control-request-method');
  if (exchange.requestHeaders && !asks) return undefined;
  const isKnown =
    learned.kindAt(view.endpoint) !== undefined || namesMetadata.test(view.path) || isUserinfo(view, learned);
  if (!isKnown && !(asks === 'POST' && (namesTokens(exchange.url) || isTokens(view, learned))))
    return undefined;
  return recognised(exchange, 'preflight', {
    params: {},
    confidence: 'firm',
  });
}
