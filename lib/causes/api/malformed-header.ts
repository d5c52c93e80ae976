import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { malformedCall, type MalformedCall } from '../../facts/api/malformed-call.ts';
import { saidBy } from '../../facts/said/said.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A call after the login does not present its token in the form that the API reads. RFC 6750 §2.1. */
export default cause({
  id: 'malformed-header',
  owner: 'client',
  title: 'The Authorization header does not hold the token as it should',
  signs:
    'A call to an API, for user information or about a token that was refused (400, 401, 403) soon after the login: its Authorization holds nothing after Bearer, a word like undefined or null, Bearer twice, quotation marks around the token, the token without Bearer, or “Token” where the API offers Bearer.',
  against: 'The same call with a well-formed header that is refused too, or a call from before the login.',
  fix: 'Build the header as “Bearer”, one space and the access token.',
  references: ['rfc6750#2.1', 'rfc6750#3.1'],
  example: 'Authorization: Bearer undefined → 401',
  confusedWith: ['resource-rejected', 'audience-missing', 'token-expired'],
  folds: [
    'api-forbids',
    'resource-rejected',
    'known-error',
    'invalid-client',
    'audience-missing',
    'audience-wrong',
    'userinfo-refused',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(malformedCall);
    if (!found) return undefined;
    const { call } = found;
    const { shown, fix } = told(found);
    return {
      at: call,
      why: `${endpointOf(call.url)} answered ${call.exchange.status} to ${isTokenUse(call) ? 'a call of the page that has just got its tokens' : 'this call'}: ${shown}.${itSays(saidBy(call.exchange)?.text)}`,
      fix,
      proof: 'comparison',
      confidence: call.exchange.status === 401 ? 'certain' : 'firm',
      evidence: [call],
    };
  },
});

/** What the header looks like, without the token, and what mends it. */
function told(found: MalformedCall): { readonly shown: string; readonly fix: string } {
  switch (found.shape) {
    case 'empty':
      return {
        shown: 'its header is “Authorization: Bearer” with no token after it',
        fix: 'Let the call wait for the token, and read it where the login stored it (name, storage, access_token in the answer): it was empty here.',
      };
    case 'unset':
      return {
        shown: `its header is “Authorization: Bearer ${found.word}”, the word for nothing where the token belongs`,
        fix: found.word.includes('Promise')
          ? 'Wait for the promise (await) before the header is built: the token was not there yet.'
          : found.word.startsWith('[object')
            ? 'Put the access_token of the answer into the header, not the whole answer.'
            : 'Let the call wait for the token, and read it where the login stored it (name, storage, access_token in the answer): it was not there.',
      };
    case 'twice':
      return {
        shown: 'its header says Bearer twice before the token',
        fix: 'Add “Bearer ” once: what is stored, or the library that sends it, has it already.',
      };
    case 'quoted':
      return {
        shown: 'its header has quotation marks around the token',
        fix: 'Store the token as it is, or parse what was stored (JSON.parse) before the header is built.',
      };
    case 'bare':
      return {
        shown: 'its header has the token without “Bearer” before it',
        fix: 'Put “Bearer ” before the token.',
      };
    case 'scheme':
      return {
        shown: `its header says “${found.word}” before the token, and the API offers Bearer`,
        fix: 'Say “Bearer” before the token.',
      };
  }
}
