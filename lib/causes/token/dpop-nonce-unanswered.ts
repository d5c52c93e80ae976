import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import { cause } from '../cause.ts';

/** The server gave a nonce and wants it in the proof; the client did not ask again. RFC 9449 §8. */
export default cause({
  id: 'dpop-nonce-unanswered',
  owner: 'client',
  title: 'The server’s nonce was not answered',
  signs:
    'The last token request was answered with use_dpop_nonce, and no other followed, though the challenge is how every first request ends.',
  against: 'A second request, whatever became of it.',
  fix: 'Take the value of the header DPoP-Nonce into a new proof (claim nonce) and send the token request once more; a page on another origin also needs Access-Control-Expose-Headers: DPoP-Nonce.',
  references: ['rfc9449#8', 'rfc9449#8.2'],
  example: 'POST /token → 400 {"error":"use_dpop_nonce"} with DPoP-Nonce, and nothing after it',
  confusedWith: ['dpop-required'],
  folds: ['known-error', 'unexplained', 'invalid-grant', 'not-answered'],
  needs: ['tokenRequests'],
  inspect({ flow, ending }) {
    const last = messagesOf(flow, 'token_request').at(-1);
    if (!last || ending.outcome !== 'failed' || !isNonceChallenge(last.exchange, last.answer))
      return undefined;
    const { responseHeaders } = last.exchange;
    const isGiven = headerValue(responseHeaders, 'dpop-nonce') !== undefined;
    const isLacking = !isGiven && wereRecorded(responseHeaders);
    const sent = isGiven ? ' and sent one in DPoP-Nonce' : isLacking ? ', but sent none in DPoP-Nonce' : '';
    return {
      at: last,
      why: `${endpointOf(last.url)} wants a nonce of its own in the proof (use_dpop_nonce)${sent}; no second request with it was seen.`,
      ...(isLacking && {
        owner: 'authorization_server' as const,
        fix: 'Send a nonce in the header DPoP-Nonce with every use_dpop_nonce.',
      }),
      proof: 'code',
      confidence: 'firm',
      evidence: [last],
    };
  },
});
