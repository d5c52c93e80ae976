import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { copiedMetadataOf, type CopiedMetadata } from '../../facts/copied-metadata.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { placeIn, type Place } from '../cause.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** The reasons of an app that finds the issuer of a token wrong in words that do not name it: the first says which one the ID token of this login has. All others as they are. OpenID Connect Core §3.1.3.7. */
export function withTokenIssuer(
  reasons: readonly Diagnosis[],
  facts: Pick<Facts, 'idTokens' | 'protocol' | 'flow' | 'server'>,
): readonly Diagnosis[] {
  const { idTokens, protocol, flow } = facts;
  const [first, ...others] = reasons;
  const token = idTokens?.at(-1);
  const issuer = asText(token?.jwt.claims['iss']);
  if (first?.cause !== 'issuer-wrong' || !first.quote || !isOAuth2(protocol) || !token || !issuer)
    return reasons;
  // An API speaks of the access token.
  if (first.at?.kind !== 'token_request' && first.at?.kind !== 'authorization_response') return reasons;
  const copy = copiedMetadataOf(facts);
  if (copy && copy.issuer !== issuer)
    return [heldAgainst(first, copy, { value: issuer, at: token.message }, flow), ...others];
  if (first.why.includes(issuer) || issuer.length > longest) return reasons;
  const why = `${first.why} In the ID token that came it is ${issuer}, to the last character: no slash is to be added or left out.`;
  return [{ ...first, why }, ...others];
}

/** The app reads the provider’s metadata from a copy of its own, and that one has another issuer. */
function heldAgainst(
  first: Diagnosis,
  { exchange, issuer: own }: CopiedMetadata,
  got: Place & { readonly value: string },
  flow: Facts['flow'],
): Diagnosis {
  const issuer = got.value;
  const bare = (one: string): string => one.replace(/\/$/, '');
  const slash =
    bare(own) !== bare(issuer)
      ? ''
      : own.endsWith('/')
        ? ': a slash too many at its end'
        : ': a slash too few at its end';
  return {
    ...first,
    why: `${first.why} The app takes the provider’s metadata from a copy of its own, ${endpointOf(exchange.url)}, whose issuer is ${own}; in the ID token that came it is ${issuer}${slash}.`,
    fix: `Write ${issuer} for issuer in ${endpointOf(exchange.url)}, letter by letter, or let the app load the provider’s own document (/.well-known/openid-configuration) in place of the copy. The token is as the provider makes it.`,
    compared: [{ name: 'iss', expected: placeIn(flow, exchange, own), got }],
  };
}

/** Characters. */
const longest = 200;
