import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { requestedResourcesOf } from '../../flows/requested-resources.ts';
import type { Message } from '../../messages/message.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';
import { isOutOfReach } from '../development.ts';
import type { Facts } from '../facts.ts';
import { resourceDocumentsOf } from '../metadata-document.ts';
import { isOneOperator } from '../one-operator.ts';

/** A call with a token that is for others. `isNameOfHost`: one of those was called with it and took it, so that its name is an address. */
export type ForeignCall = {
  readonly message: Message;
  readonly audiences: readonly string[];
  readonly isNameOfHost: boolean;
};

/**
 * The calls of a flow by which a readable access token went to a host of another site than any that it names. Not where one of its
 * audiences is no address, or one that the internet does not reach: those are names. The login's own server, the app's own site and APIs
 * that described themselves or were asked for are no strangers. RFC 9068 §2.2, §4; RFC 8707 §2; RFC 9728 §2.
 */
export function callsToOthers({ flow, client, server }: Facts): readonly ForeignCall[] {
  const uses = flow.messages.filter(isTokenUse);
  // Hundreds of calls present one token: it is read once.
  const tokens = new Set(uses.map(({ token }) => token));
  const addresses = new Map([...tokens].map((token) => [token, addressesIn(token)]));
  const calls = uses.flatMap((message) => {
    const audiences = addresses.get(message.token) ?? [];
    return audiences.length > 0 ? [{ message, audiences }] : [];
  });
  if (calls.length === 0) return [];
  const own = partiesOf({ flow, client, server });
  return calls.flatMap(({ message, audiences }): readonly ForeignCall[] => {
    if ([...audiences, ...own].some((url) => isOneOperator(message.url, url))) return [];
    const isNameOfHost = calls.some(
      (other) =>
        other.message.token === message.token &&
        isAccepted(other.message.exchange) &&
        audiences.some((aud) => isOneSite(other.message.url, aud)),
    );
    return [{ message, audiences, isNameOfHost }];
  });
}

/** Addresses of those who have a part in the login: the app, its server, and the APIs that it asked for or that described themselves. */
function partiesOf({ flow, client, server }: Pick<Facts, 'flow' | 'client' | 'server'>): readonly string[] {
  return [
    client.redirectUri ?? '',
    server.origin ?? '',
    ...requestedResourcesOf(flow),
    ...flow.messages.flatMap(({ params }) => params['audience']?.split(' ') ?? []),
    ...resourceDocumentsOf(flow).flatMap(({ message, document }) => [
      message.url,
      asText(document['resource']) ?? '',
    ]),
  ].filter((url) => /^https?:/i.test(url));
}

/** Services that trade a token for one of their own: where they are asked, it is what the token was sent for. RFC 8693. */
const traders =
  /^https:\/\/(?:(?:cognito-identity|sts)\.(?:[\w-]{1,30}\.)?amazonaws\.com|(?:identitytoolkit|securetoken|sts)\.googleapis\.com)\//i;

/**
 * The receiver of a value has a part in the login: one of its parties, an API that the token is for or that took it, or a service that
 * trades tokens.
 */
export function isKnownParty({ url, token }: Message, facts: Facts): boolean {
  const parties = [...partiesOf(facts), ...addressesIn(token)];
  if (traders.test(url) || parties.some((party) => isOneOperator(url, party))) return true;
  const strangers = new Set(callsToOthers(facts).map(({ message }) => message));
  return facts.flow.messages.some(
    (call) =>
      isTokenUse(call) &&
      isAccepted(call.exchange) &&
      !strangers.has(call) &&
      originOf(call.url) === originOf(url),
  );
}

/** The audiences of a token, where all of them are addresses on the internet; none of a token that cannot be read. RFC 9068 §2.2. */
export function addressesIn(token: string | undefined): readonly string[] {
  const jwt = decodeJwt(token);
  if (jwt?.type !== 'jws') return [];
  const audiences = [jwt.claims['aud']].flat().map((aud) => asText(aud) ?? '');
  return audiences.every((aud) => /^https:\/\/[^/]+\./i.test(aud) && !isOutOfReach(aud)) ? audiences : [];
}
