import { asTexts } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { asksForCredential } from '../../messages/openid4vci/grant-type.ts';
import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import { hasTokens, sharesTab, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join, Place } from './place.ts';
import { ownerOfToken } from './token-use.ts';

/**
 * An offer by the code or state that it grants, what is asked of the issuer by the access token, a nonce by the proof that holds it.
 * OpenID4VCI §4.1.1, §7, §8.2.
 */
export const joinIssuance: Join = (assembly, message) => {
  switch (message.kind) {
    case 'credential_offer':
    case 'credential_offer_request':
      return offered(assembly, message);
    case 'credential_nonce_request':
      return ofNonce(assembly, message);
    default:
      return ownerOfToken(assembly, message) ?? waitingForCredential(assembly, message) ?? opens(message);
  }
};

function offered(assembly: Assembly, message: Message): Place {
  const time = timeOf(message);
  const drafts = message.ties.flatMap(({ name, value }) => assembly.find(name, value, time));
  return drafts[0] ?? 'open';
}

/** By the value itself where a request has brought it; else the issuance at this issuer that has its token and waits. */
function ofNonce(assembly: Assembly, message: Message): Place {
  const known = message.ties.flatMap(({ name, value }) => assembly.find(name, value, timeOf(message)));
  return known[0] ?? waitingForCredential(assembly, message) ?? 'wait';
}

/** Of the latest issuances the one in this tab whose issuer this is, as its offer, its description or its server say. */
function waitingForCredential(assembly: Assembly, message: Message): FlowDraft | undefined {
  const origin = originOf(message.exchange.url);
  return assembly.drafts
    .slice(-16)
    .findLast(
      (draft) =>
        draft.messages[0]!.exchange.startedAt <= timeOf(message) &&
        sharesTab(draft, message) &&
        isIssuance(draft) &&
        (hasTokens(draft) || message.kind === 'credential_nonce_request') &&
        draft.messages.some((other) => isOfIssuer(other, message, origin)),
    );
}

function isIssuance({ messages }: FlowDraft): boolean {
  return messages.some(({ protocol, params }) => protocol === 'openid4vci' || asksForCredential(params));
}

function isOfIssuer(other: Message, { exchange }: Message, origin: string | null): boolean {
  if (other.kind !== 'credential_issuer_metadata') return originOf(other.exchange.url) === origin;
  const named = asTexts(Object.values(other.answer ?? {})) ?? [];
  return named.some((url) => endpointOf(url) === endpointOf(exchange.url));
}

/** A request that an issuer knows to be one begins a story, though how its token was got was not seen. */
function opens({ confidence, kind }: Message): Place {
  return confidence === 'certain' && kind === 'credential_request' ? 'open' : 'wait';
}
