import { isCleaned } from '../../exchange/cleaned.ts';
import { addressKey, endpointOf, originOf, withoutFragment } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import { isBareLanding, isSameAnswer } from '../answer.ts';
import { awaitingAnswer } from '../awaiting-answer.ts';
import {
  isAnswered,
  requested,
  returnAddressOf,
  requestOf,
  serverOriginOf,
  sharesTab,
  type FlowDraft,
} from '../draft.ts';
import { timeOf } from '../flow.ts';
import { checkBefore } from './origin-check.ts';
import type { Join } from './place.ts';

/**
 * A redirect answers the request that it was given to. Else by state; else by the code; else by the redirect that led here; else by address, tab and time; else by the server that sent it. RFC 6749
 * §4.1.2.
 */
export const joinResponse: Join = (assembly, message) => {
  const { params } = message;
  const time = timeOf(message);
  if (isBareLanding(message)) {
    const drafts =
      message.responseMode === 'form_post'
        ? assembly.find('redirect_uri', addressKey(message.url), time)
        : assembly.find('landing', withoutFragment(message.url), time);
    return drafts.find((draft) => awaitsLanding(draft, message)) ?? 'wait';
  }
  const byState = params['state'] ? assembly.find('state', params['state'], time).filter(requestOf) : [];
  const found =
    ownRequest(assembly, message) ??
    mostLikely([...byState, ...usedAgain(assembly, byState, time)], message) ??
    (params['code'] ? assembly.find('code', params['code'], time)[0] : undefined) ??
    firstToken(assembly, message, time) ??
    landedAgain(assembly, message, time) ??
    assembly.find('follows', withoutFragment(message.url), time).find((draft) => requestOf(draft)) ??
    byAddress(assembly, message, time) ??
    byHiddenRequest(assembly, message, time) ??
    byServer(assembly, message) ??
    checkBefore(assembly, message);
  if (found) return found;
  return message.confidence === 'tentative' ? 'wait' : 'open';
};

/** One exchange is both: the request, and the redirect that carries its answer. RFC 6749 §4.1.2. */
function ownRequest(assembly: Assembly, { carrier, exchange }: Message): FlowDraft | undefined {
  if (carrier !== 'redirect') return undefined;
  const isOwn = ({ kind, ...message }: Message) =>
    kind === 'authorization_request' && message.exchange.id === exchange.id;
  return assembly.ofExchange(exchange.id).find(({ messages }) => messages.some(isOwn));
}

/** Later logins with the reference of one whose state this is, and which has its answer: their own state stands in no address. RFC 9126 §4. */
function usedAgain(assembly: Assembly, drafts: readonly FlowDraft[], time: number): readonly FlowDraft[] {
  const reference = drafts.every(isAnswered) ? drafts[0] && requested(drafts[0], 'request_uri') : undefined;
  return reference
    ? assembly.find('request_uri', reference, time).filter((draft) => !drafts.includes(draft))
    : [];
}

function awaitsLanding(draft: FlowDraft, message: Message): boolean {
  if (message.responseMode !== 'form_post') return !draft.messages.some(isBareLanding);
  return !isAnswered(draft) && requested(draft, 'response_mode') === 'form_post' && sharesTab(draft, message);
}

/** Of several logins with one state: the one this address was asked for, not answered yet, the latest. */
function mostLikely(drafts: readonly FlowDraft[], message: Message): FlowDraft | undefined {
  const here = addressKey(endpointOf(message.url));
  const fits = (draft: FlowDraft) => {
    const asked = returnAddressOf(draft);
    return asked === undefined || addressKey(asked) === here;
  };
  return (
    drafts.find((draft) => sameAnswer(draft, message)) ??
    drafts.find((draft) => !isAnswered(draft) && fits(draft)) ??
    drafts.find((draft) => !isAnswered(draft)) ??
    drafts[0]
  );
}

/** Two codes that a cleaner took are equal and tell nothing: then it is a redirect, and the one landing that follows it. */
function sameAnswer(draft: FlowDraft, message: Message): boolean {
  const answers = draft.messages.filter(({ kind }) => kind === 'authorization_response');
  if (isCleaned(message.params['code'] ?? '') && answers.some(({ carrier }) => carrier === message.carrier))
    return false;
  return answers.some((other) => isSameAnswer(other, message));
}

function firstToken(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const token = message.params['access_token'] ?? message.params['id_token'];
  return token ? assembly.find('token', token, time)[0] : undefined;
}

/** An error whose request nobody saw: the redirect that carried it, and where it landed. */
function landedAgain(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const { state } = message.params;
  if (!state || !message.error) return undefined;
  return assembly.find('state', state, time).find((draft) => sameAnswer(draft, message));
}

/** The state is missing or foreign: the pending request that asked for this very address, in the same tab. */
function byAddress(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const drafts = assembly.find('redirect_uri', addressKey(endpointOf(message.url)), time);
  const pending = drafts.filter((draft) => !isAnswered(draft));
  return pending.find((draft) => sharesTab(draft, message)) ?? undefined;
}

/** The request's parameters were pushed or encrypted: the pending one whose server sent the browser here. */
function byHiddenRequest(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const from =
    message.carrier === 'redirect' ? originOf(message.exchange.url) : message.exchange.context.initiator;
  const { drafts } = assembly;
  for (let at = drafts.length - 1, looked = 0; at >= 0 && looked < 16; at -= 1, looked += 1) {
    const draft = drafts[at]!;
    const request = requestOf(draft);
    if (!request || isAnswered(draft) || request.exchange.startedAt > time) continue;
    if (returnAddressOf(draft) || !sharesTab(draft, message)) continue;
    const origin = serverOriginOf(draft);
    if (from === origin || message.issuer?.startsWith(origin ?? '\0') || from === undefined) return draft;
  }
  return undefined;
}

/** Without a state, and wherever it leads: the login that waits for its answer at the server whose redirect it is. */
function byServer(assembly: Assembly, { carrier, params, exchange }: Message): FlowDraft | undefined {
  return carrier === 'redirect' && !params['state'] ? awaitingAnswer(assembly, exchange) : undefined;
}
