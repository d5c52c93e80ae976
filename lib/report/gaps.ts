import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';

/** What of a flow could not be seen, in words. */
export function gapsOf(facts: Facts): readonly string[] {
  const gaps: string[] = [];
  if (facts.isHidden) gaps.push(hidden);
  if (facts.steps.some((step) => step.message === undefined && step.kind === 'token_request'))
    gaps.push(backChannel);
  if (messagesOf(facts.flow, 'token_request').some(isUnread)) gaps.push(unreadBody);
  if (!facts.authorizationRequest && !facts.isHidden && hasCode(facts)) gaps.push(beganLate);
  return gaps;
}

const hidden =
  'An authorization request only carried a reference or an encrypted object. Its parameters could not be checked.';
const backChannel =
  'An application’s server exchanged the code directly with the provider. That call does not pass through the browser and could not be checked.';
const unreadBody =
  'The body of a token response was not recorded, or could not be read. What depends on it was not checked.';
const beganLate = 'Recording began in the middle of a login: its authorization request was not seen.';

/** Something of the login came from an authorization endpoint. */
function hasCode({ authorizationResponse, redemptions = [] }: Facts): boolean {
  return authorizationResponse !== undefined || redemptions.some(({ params }) => params['code']);
}

function isUnread({ answer, exchange }: { answer?: unknown; exchange: { status?: number } }): boolean {
  return (
    answer === undefined && exchange.status !== undefined && exchange.status > 0 && exchange.status !== 204
  );
}
