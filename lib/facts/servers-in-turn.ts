import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isIdJag, issuedByExchange, issuedIdJag } from '../messages/oauth2/id-jag.ts';
import type { ServerPart } from '../vocabulary/server-part.ts';
import { fact } from './fact.ts';

/** An authorization server that has a part beside others, and the first request that shows it. */
export type ServerInTurn = { readonly origin: string; readonly part: ServerPart; readonly shown: Message };

/**
 * The authorization servers of one story in which several have a part, in order: cross-app access, where one vouches and the other
 * decides; a chain of exchanges. `undefined` where one server does it all. RFC 8693 §2;
 * draft-ietf-oauth-identity-assertion-authz-grant; draft-ietf-oauth-identity-chaining.
 */
export const serversInTurn = fact('serversInTurn', ({ flow }): readonly ServerInTurn[] | undefined => {
  const found = new Map<string, ServerInTurn>();
  for (const shown of flow.messages) {
    const part = partOf(shown);
    const origin = part && originOf(shown.exchange.url);
    if (origin && !found.has(origin)) found.set(origin, { origin, part, shown });
  }
  return found.size > 1 ? [...found.values()] : undefined;
});

function partOf(message: Message): ServerPart | undefined {
  if (message.kind !== 'token_request') return undefined;
  if (issuedIdJag(message) !== undefined) return 'vouches';
  if (isIdJag(message.params['assertion']) || message.params['grant_type'] === jwtBearer) return 'decides';
  return issuedByExchange(message) === undefined ? undefined : 'exchanges';
}

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
