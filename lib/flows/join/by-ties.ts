import { isFromOwnPage } from '../../exchange/came-from.ts';
import { addressKey, endpointOf, originOf, withoutFragment } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse, kinds } from '../../vocabulary/kinds.ts';
import { isSameAnswer } from '../answer.ts';
import { awaitingAnswer } from '../awaiting-answer.ts';
import type { Assembly } from '../assembly.ts';
import {
  isAnswered,
  requestOf,
  returnAddressOf,
  serverOriginOf,
  sharesTab,
  type FlowDraft,
} from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join, Place } from './place.ts';
import { endedBy, ofParties } from './single-logout.ts';
import { signerOf, unreadBeginning } from './signed-request.ts';
import { ownerOfToken } from './token-use.ts';

/**
 * Messages of OAuth 1.0a, OpenID 2.0, SAML, WS-Federation and CAS: by a value that request and answer share; an answer also
 * by the address it was asked for. A request that repeats a pending one is the server's own bounce.
 */
export const joinByTies: Join = (assembly, message) => {
  if (message.kind === 'resource_request')
    return ownerOfToken(assembly, message) ?? signerOf(assembly, message) ?? 'open';
  if (isFrontChannelRequest(message)) return joinRequest(assembly, message);
  if (isFrontChannelResponse(message)) return joinResponse(assembly, message);
  return (
    ofParties(sharing(assembly, message), message) ??
    endedBy(assembly, message) ??
    (kinds[message.kind].begins ? 'open' : 'wait')
  );
};

function joinRequest(assembly: Assembly, message: Message): Place {
  const pending =
    message.ties.length > 0
      ? sharing(assembly, message).find((draft) => !isAnswered(draft))
      : waitingAt(assembly, message.returnAddress, message).find((draft) => isBounce(draft, message));
  const begun = pending ?? unreadBeginning(assembly, message);
  return begun ?? (message.confidence === 'tentative' ? 'wait' : 'open');
}

function joinResponse(assembly: Assembly, message: Message): Place {
  const drafts = sharing(assembly, message);
  const found =
    redirectedHere(assembly, message) ??
    handedBack(assembly, message) ??
    drafts.find((draft) => holdsAnswer(draft, message)) ??
    drafts.find((draft) => !isAnswered(draft)) ??
    drafts[0] ??
    byAddress(assembly, message) ??
    sentBack(assembly, message);
  return found ?? (message.confidence === 'tentative' ? 'wait' : 'open');
}

function sharing(assembly: Assembly, message: Message): readonly FlowDraft[] {
  const time = timeOf(message);
  return [...new Set(message.ties.flatMap(({ name, value }) => assembly.find(name, value, time)))];
}

/** The landing of a redirect that was seen to carry the answer. */
function redirectedHere(assembly: Assembly, message: Message): FlowDraft | undefined {
  const drafts = assembly.find('follows', withoutFragment(message.url), timeOf(message));
  return drafts.find((draft) => isSameProtocol(draft, message) && isAnswered(draft));
}

/** A page of the receiver’s hands the answer back to it, with what the person chose there: a role, an account. */
function handedBack(assembly: Assembly, message: Message): FlowDraft | undefined {
  const answer = message.offers.find(({ name }) => name === 'saml_answer');
  if (!answer || !isFromOwnPage(message.exchange)) return undefined;
  return assembly.find(answer.name, answer.value, timeOf(message))[0];
}

function holdsAnswer(draft: FlowDraft, message: Message): boolean {
  if (message.error) return false;
  return draft.messages.some((other) => isFrontChannelResponse(other) && isSameAnswer(other, message));
}

/** The pending login that asked for an answer at this address; of several the one that asked for it to the letter. */
function byAddress(assembly: Assembly, message: Message): FlowDraft | undefined {
  const drafts = waitingAt(assembly, endpointOf(message.url), message);
  const asked = message.returnAddress;
  return drafts.find((draft) => asked !== undefined && returnAddressOf(draft) === asked) ?? drafts[0];
}

/**
 * It shares nothing with what was asked: the request that the redirect was given to. Else, of CAS, the login that waits in its tab at the
 * server which gave a ticket for another service; of OAuth 1.0a, the approval that waits at the
 * server whose redirect it is; providers of the others send answers that nobody asked for.
 */
function sentBack(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { carrier, exchange, protocol } = message;
  if (carrier !== 'redirect') return undefined;
  const own = assembly.ofExchange(exchange.id).find(requestOf);
  const draft =
    own ??
    (protocol === 'oauth1'
      ? awaitingAnswer(assembly, exchange)
      : assembly
          .find('cas_server', originOf(exchange.url) ?? '', timeOf(message))
          .find((one) => !isAnswered(one) && sharesTab(one, message)));
  return draft && isSameProtocol(draft, message) ? draft : undefined;
}

function waitingAt(assembly: Assembly, address: string | undefined, message: Message): readonly FlowDraft[] {
  if (!address) return [];
  return assembly
    .find('redirect_uri', addressKey(address), timeOf(message))
    .filter((draft) => isSameProtocol(draft, message) && !isAnswered(draft) && sharesTab(draft, message));
}

function isSameProtocol(draft: FlowDraft, message: Message): boolean {
  return draft.messages.some(({ protocol }) => protocol === message.protocol);
}

/** Nothing in the request is unique: only the server itself, by a redirect or from a page of its own, repeats it. */
function isBounce(draft: FlowDraft, message: Message): boolean {
  const earlier = requestOf(draft);
  if (!earlier || returnAddressOf(draft) !== message.returnAddress) return false;
  if (earlier.params['openid.mode'] !== message.params['openid.mode']) return false;
  const { url, context } = message.exchange;
  const server = serverOriginOf(draft);
  return (
    (originOf(url) === server && context.initiator === server) ||
    draft.messages.some(({ exchange }) => exchange.redirectUrl === url)
  );
}
