import { isUnset } from '../../exchange/unset.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';

/**
 * A value of OAuth 1.0a that did not get where it belongs. RFC 5849 §2.
 * - `no temporary token`: the browser was sent for approval with the word for nothing; the client's own request for a token had failed.
 * - `verifier not returned`: the approval came back without the verifier, although the server had said that it sends one.
 * - `verifier not sent on`: it came back, and the client left it out when it asked for the token.
 */
export type LostValue = {
  readonly what: 'no temporary token' | 'verifier not returned' | 'verifier not sent on';
  readonly message: Message;
  readonly confidence: Confidence;
};

/** The first value that was lost; `undefined` where none was, as far as was recorded. */
export function lostValueOf(flow: Flow): LostValue | undefined {
  const unset = messagesOf(flow, 'resource_owner_authorization_request').find(hasUnsetToken);
  if (unset) return { what: 'no temporary token', message: unset, confidence: 'certain' };
  const approval = messagesOf(flow, 'resource_owner_authorization_response').findLast(({ error }) => !error);
  if (!approval) return undefined;
  if (approval.params['oauth_verifier'] === undefined) {
    return isRevisionA(flow)
      ? { what: 'verifier not returned', message: approval, confidence: 'firm' }
      : undefined;
  }
  const redemption = messagesOf(flow, 'token_credential_request').find(
    (message) => timeOf(message) >= timeOf(approval),
  );
  return redemption && redemption.params['oauth_verifier'] === undefined
    ? { what: 'verifier not sent on', message: redemption, confidence: 'certain' }
    : undefined;
}

/** What languages write for a variable that holds nothing. */
export function hasUnsetToken({ kind, params, exchange }: Message): boolean {
  if (kind !== 'resource_owner_authorization_request') return false;
  if (exchange.verdicts?.unset_token !== undefined) return true;
  const token = params['oauth_token'] ?? '';
  return token === 'false' || isUnset(token);
}

/** RFC 5849 §2.1: a server without `oauth_callback_confirmed` is of the version before, which has no verifier. */
function isRevisionA(flow: Flow): boolean {
  return messagesOf(flow, 'temporary_credential_request').some(
    ({ answer }) => answer?.['oauth_callback_confirmed'] === 'true',
  );
}
