import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { cause } from '../cause.ts';

/** A server binds its tokens to keys, and the request for them brought no proof of one. RFC 9449 §5. */
export default cause({
  id: 'dpop-proof-missing',
  owner: 'client',
  title: 'The token request came without a DPoP proof',
  signs:
    'The token endpoint answers invalid_dpop_proof, and the request, whose headers were recorded, has no DPoP header.',
  against: 'A DPoP header, whatever is in it; headers that were not recorded.',
  fix: 'Send a DPoP header with every token request of this client: a JWT with htm POST and htu the token endpoint, signed with a key of the client. Or have the requirement (dpop_bound_access_tokens) lifted for the client.',
  references: ['rfc9449#5', 'rfc9449#4.1', 'rfc9449#5.2'],
  example: 'POST /token without a DPoP header → 400 invalid_dpop_proof',
  confusedWith: ['known-error', 'clock-skew'],
  folds: ['known-error', 'request-refused', 'clock-skew'],
  needs: ['flow'],
  inspect({ ending }) {
    const at = ending.failedAt;
    if (ending.error?.code !== 'invalid_dpop_proof' || at?.kind !== 'token_request') return undefined;
    const { requestHeaders } = at.exchange;
    if (!wereRecorded(requestHeaders) || headerValue(requestHeaders, 'dpop') !== undefined) return undefined;
    return {
      at,
      why: `The request to ${endpointOf(at.url)} has no DPoP header, and that server gives this client tokens only with a proof of its key${inItsWords(ending.error.description ?? '')}.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
    };
  },
});
