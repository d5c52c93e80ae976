import { cameFrom } from '../../exchange/came-from.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { isUnset } from '../../exchange/unset.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';
import type { CauseId } from '../cause-id.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';
import { withQuote } from '../said/from-words.ts';

/** Who did not ask has no state to compare with. RFC 6749 §4.1.2: the answer holds one where the request did. */
export default cause({
  id: 'begun-at-provider',
  owner: 'client',
  title: 'The login began at the provider, and the app’s callback wants a state of its own',
  signs:
    'A code came to the app with a language’s word for nothing as its state (null, undefined, None), no request of the app’s was seen before, and the callback answered with an error that names no other reason.',
  against: 'A request of the app’s; an app that took the code; a reason that the app names.',
  fix: 'Let the callback take an answer without a state of its own by beginning a login itself, or update its library (authkit-nextjs reads the state only where there is one since October 2024); or lead the provider’s invitations and tiles to the address where the app begins a login. Until then: open the app and log in there.',
  references: ['rfc6749#4.1.2', 'rfc6749#10.12'],
  example: 'https://op.example/invite → 303 https://app.example/callback?code=01J9…&state=null → 500',
  confusedWith: ['callback-failed', 'state-not-sent', 'state-cookie-lost'],
  folds: ['callback-failed', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, ending } = facts;
    const at = ending.failedAt;
    const state = at?.params['state'];
    if (at?.kind !== 'authorization_response' || at.error || state === undefined || !isUnset(state))
      return undefined;
    if (flow.messages.some(isFrontChannelRequest) || messagesOf(flow, 'token_request').length > 0)
      return undefined;
    if (namesOtherReason(facts, ofState)) return undefined;
    const status = at.exchange.status ?? 0;
    if (status < 400 || status === 404 || status === 502 || status === 504) return undefined;
    const from = hostOf(cameFrom(at.exchange) ?? '');
    const app = hostOf(at.url) || 'The app';
    return {
      at,
      ...withQuote(
        facts,
        `The code came${from ? ` from ${from}` : ''} with the word “${state}” as its state: ${app} had sent none, and no request of it was recorded, so that the login began at the provider (an invitation, a tile, a link). The app’s callback answered ${status}, as it does where it takes each state for its own.`,
      ),
      proof: 'status',
      confidence: 'tentative',
      evidence: [at],
      tellApart:
        'The app’s log says at this moment whether it stumbled over the state or failed to redeem the code.',
    };
  },
});

/** What an app may call it. */
const ofState: readonly CauseId[] = [
  'state-cookie-lost',
  'state-rejected',
  'state-missing-return',
  'state-not-sent',
  'callback-failed',
];
