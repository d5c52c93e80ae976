import type { Facts } from '../../facts/facts.ts';
import { clientErrorPage } from '../../flows/client-error-page.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Finding } from '../../rules/run.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** The provider did its part and the answer reached the client: what went wrong there. */
export function atCallback(facts: Facts, findings: readonly Finding[]): readonly Diagnosis[] {
  const response = facts.authorizationResponse;
  const isStuck = facts.ending.outcome === 'failed' || facts.ending.outcome === 'pending';
  if (!response || !isStuck || response.params['error']) return [];
  const { status = 0 } = response.exchange;
  const errorPage = response.carrier === 'request' ? clientErrorPage(response.exchange) : undefined;
  const isRefused = errorPage !== undefined || (response.carrier === 'request' && status >= 400);
  const reasons: Diagnosis[] = [];
  const mismatch = findings.find(({ rule }) => rule.id === 'state-mismatch');
  if (mismatch && facts.redemptions === undefined) reasons.push(stateRejected(response, isRefused));
  if (errorPage !== undefined) reasons.push(sentToErrorPage(response, errorPage));
  else if (isRefused) reasons.push(callbackFailed(response, status));
  else if (isUnreached(response)) reasons.push(unreached(response));
  else if (isLeftAlone(facts, response)) reasons.push(notRedeemed(response));
  return reasons;
}

function stateRejected(response: Message, isRefused: boolean): Diagnosis {
  return {
    cause: 'state-rejected',
    at: response,
    why: `The state that came back is not the one that was sent, and the client ${isRefused ? 'refused the callback' : 'did not go on'}.`,
    fix: 'Find out who changed it: a second tab that overwrote the stored value, a proxy, a link that was opened twice; keep one state for each login.',
    confidence: 'firm',
    rules: ['state-mismatch'],
  };
}

function sentToErrorPage(response: Message, page: string): Diagnosis {
  return {
    cause: 'callback-failed',
    at: response,
    why: `The provider answered, and the app’s own callback sent the browser to an error page of the app, ${page}.`,
    fix: logFix,
    confidence: 'firm',
    rules: [],
  };
}

const logFix =
  'Look in the app’s log at this moment: it may have refused the state or failed to redeem the code, where the browser cannot look.';

function callbackFailed(response: Message, status: number): Diagnosis {
  const isMissing = status === 404 || status === 405;
  return {
    cause: 'callback-failed',
    at: response,
    why: isMissing
      ? `The provider answered, and the app has nothing at the address of its callback (${status}).`
      : `The provider answered, and the app’s own callback ended in an error (${status}).`,
    fix: isMissing
      ? 'Check the path and method of the callback’s route, and that the server hands it to the app.'
      : logFix,
    confidence: isMissing ? 'certain' : 'firm',
    rules: [],
  };
}

function isUnreached({ exchange, carrier }: Message): boolean {
  return (
    carrier === 'request' && (exchange.status === 0 || (!exchange.status && exchange.failure !== undefined))
  );
}

function unreached(response: Message): Diagnosis {
  return {
    cause: 'callback-not-reached',
    at: response,
    why: 'The provider sent the browser to the redirect URI, and nothing answered there.',
    fix: 'Check that the app runs at that address and port, or that its scheme is registered on the device.',
    confidence: 'firm',
    rules: [],
  };
}

/** A page got the code and never spent it, although it has been seen to speak to the provider itself. */
function isLeftAlone({ client, flow, redemptions, ending }: Facts, { params, url }: Message): boolean {
  if (ending.outcome !== 'pending' || !params['code'] || redemptions !== undefined) return false;
  const inPage = client.type === 'public' || messagesOf(flow, 'discovery').length > 0;
  return inPage && /^https?:/i.test(url);
}

function notRedeemed(response: Message): Diagnosis {
  return {
    cause: 'code-not-redeemed',
    at: response,
    why: 'The page received the code and did not redeem it, as far as this recording shows.',
    fix: 'Look in the page’s console: a script error, a state or session it did not find, or a callback page that does not call the library.',
    confidence: 'tentative',
    rules: [],
  };
}
