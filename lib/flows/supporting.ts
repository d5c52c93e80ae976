import { asText } from '../exchange/json.ts';
import { endpointOf, originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import type { Assembly } from './assembly.ts';
import { isAnswered, hasTokens, requestOf, serverOriginOf, startOf, type FlowDraft } from './draft.ts';
import { timeOf } from './flow.ts';

/**
 * Discovery, keys and registrations serve a login; they make none. One that comes while a login runs belongs to it; one
 * that comes between two logins waits for the next and, until that begins, is on loan to the one before.
 */
export type Supporting = {
  /** Finds a home for the message, now or later. */
  take(message: Message): void;
  /** A flow began: what waited for it moves in. */
  began(draft: FlowDraft): void;
  /** Forgets messages of an exchange that is being replaced. */
  forget(exchangeId: string): void;
};

type Waiting = { readonly message: Message; lender: FlowDraft | undefined };

const longestWait = 10 * 60_000;
const mostWaiting = 100;

/** With nothing waiting yet; moves messages between the drafts of `assembly`. */
export function createSupporting(assembly: Assembly): Supporting {
  const waiting: Waiting[] = [];
  return {
    take(message) {
      const before = latestServed(assembly, message);
      if (before && ((isRunning(before) && isAnswered(before)) || message.kind === 'jwks')) {
        assembly.add(before, message);
        return;
      }
      if (before) assembly.add(before, message);
      waiting.push({ message, lender: before });
      if (waiting.length > mostWaiting) waiting.shift();
    },
    began(draft) {
      for (let at = waiting.length - 1; at >= 0; at -= 1) {
        const { message, lender } = waiting[at]!;
        if (!serves(message, draft) || startOf(draft) - timeOf(message) > longestWait) continue;
        waiting.splice(at, 1);
        if (lender === draft) continue;
        if (lender?.messages.includes(message)) assembly.remove(lender, message);
        assembly.add(draft, message);
      }
    },
    forget(exchangeId) {
      const at = waiting.findIndex(({ message }) => message.exchange.id === exchangeId);
      if (at >= 0) waiting.splice(at, 1);
    },
  };
}

function isRunning(draft: FlowDraft): boolean {
  return requestOf(draft) !== undefined && !hasTokens(draft) && !hasFailed(draft);
}

function hasFailed(draft: FlowDraft): boolean {
  return draft.messages.some(
    (message) => message.kind === 'authorization_response' && message.params['error'],
  );
}

/** The latest of the flows before the message that it serves, preferring one that still runs. */
function latestServed(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { drafts } = assembly;
  let latest: FlowDraft | undefined;
  for (let at = drafts.length - 1, looked = 0; at >= 0 && looked < 16; at -= 1, looked += 1) {
    const draft = drafts[at]!;
    if (startOf(draft) > timeOf(message) || !serves(message, draft)) continue;
    if (isRunning(draft) && isAnswered(draft) && sameTab(message, draft)) return draft;
    latest ??= draft;
  }
  return latest;
}

function sameTab(message: Message, draft: FlowDraft): boolean {
  const tab = message.exchange.context.tab;
  return tab === undefined || draft.messages.some((other) => other.exchange.context.tab === tab);
}

/** True when the document or key set is of the server that the flow speaks to. */
function serves(message: Message, draft: FlowDraft): boolean {
  const request = requestOf(draft) ?? draft.messages[0];
  if (!request) return false;
  const { answer } = message;
  if (message.kind === 'client_registration') {
    const registered = asText(answer?.['client_id']);
    return registered !== undefined && registered === request.params['client_id'];
  }
  const named = [asText(answer?.['authorization_endpoint']), asText(answer?.['token_endpoint'])];
  const endpoint = endpointOf(request.exchange.url);
  if (named.some((url) => url !== undefined && endpointOf(url) === endpoint)) return true;
  if (message.kind === 'discovery' && asText(answer?.['issuer']) && named[0]) {
    return request.kind === 'token_request' && originOf(named[0]) === serverOriginOf(draft);
  }
  return originOf(message.exchange.url) === serverOriginOf(draft);
}
