import { endpointOf } from '../../exchange/parameters.ts';
import { otherClientRedeems } from '../../facts/client/other-client-redeems.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** What is given to one client no other may redeem. RFC 6749 §4.1.3; RFC 8628 §3.4. */
export default cause({
  id: 'code-of-other-client',
  owner: 'client',
  title: 'The code was asked for by one client id and redeemed by another',
  signs:
    'client_id of the request that brought the code (authorization, device) and that of the token request, or of its Basic header, differ, and the server refused the token request.',
  against: 'One client id in both; a server that takes both; a value that a cleaner took.',
  fix: 'Use one client id in both requests: two settings of the app hold different ones (of two environments, of app and server), or one of them was changed and the other not.',
  references: ['rfc6749#4.1.3', 'rfc8628#3.4'],
  example: 'POST /device/code with client_id=tv-app, POST /token with client_id=tv-web → 403 invalid_grant',
  confusedWith: ['invalid-grant', 'code-expired', 'code-reused', 'invalid-client'],
  folds: [
    'invalid-grant',
    'code-expired',
    'code-reused',
    'invalid-client',
    'device-gave-up',
    'known-error',
    'unexplained',
  ],
  needs: [otherClientRedeems],
  inspect(facts): CauseDraft {
    const { given, at, asked, redeemed } = facts.of(otherClientRedeems);
    const what = at.params['device_code'] === undefined ? 'code' : 'device code';
    return {
      at,
      ...withQuote(
        facts,
        `The ${what} was asked for by the client ${asked}, and the token request at ${endpointOf(at.url)} is of the client ${redeemed}: a server gives what it issued to one client to no other.`,
      ),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [given, at],
      compared: [{ name: 'client_id', expected: { value: asked, at: given }, got: { value: redeemed, at } }],
    };
  },
});
