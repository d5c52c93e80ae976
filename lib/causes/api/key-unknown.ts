import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The API cannot check the signature. RFC 9068 §4; RFC 7517 §4.5. */
export default cause({
  id: 'key-unknown',
  owner: 'resource_server',
  title: 'The API cannot check the token’s signature',
  signs:
    'The API refused the token and says that it has no key for it, or that the signature or its algorithm is wrong.',
  against: 'Words that speak of audience, issuer, time or scope.',
  fix: 'Let the API fetch the keys of this very issuer (its jwks_uri) and fetch them anew when a kid is unknown; allow the algorithm that the provider signs with, and no shared secret in place of a key.',
  references: ['rfc9068#4', 'rfc7517#4.5'],
  example: '401 “Unable to find a signing key that matches kid-2026”',
  confusedWith: ['issuer-wrong', 'audience-missing'],
  folds: ['resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused?.means.includes('key-unknown')) return undefined;
    const { call, text, jwt } = refused;
    const { kid, alg } = jwt?.header ?? {};
    const named = [
      typeof alg === 'string' ? `alg ${alg}` : '',
      typeof kid === 'string' ? `kid ${kid}` : '',
    ].filter((one) => one !== '');
    const says = inItsWords(text);
    return {
      at: call,
      why: `${endpointOf(call.url)} cannot check the signature of the token${named.length > 0 ? ` (${named.join(', ')})` : ''}${says}.`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [call],
    };
  },
});
