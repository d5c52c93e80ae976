import { percentDecoded } from '../../exchange/percent.ts';
import { asksForLogin, lastProviderPageOf } from '../../facts/pages/refusing-page.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import { cause } from '../cause.ts';

/** What is still percent-encoded once it was decoded is no address. RFC 6749 §4.1.1, appendix B. */
export default cause({
  id: 'redirect-encoded-twice',
  owner: 'client',
  title: 'The redirect_uri was percent-encoded twice',
  signs:
    'The request’s redirect_uri, decoded as every parameter is, still begins with a percent-encoded scheme (https%3A%2F%2F), and the provider refused it or answered the app with nothing.',
  against:
    'A provider that answered the app, with a code or an error, or asks for the login: it takes the address; percent-encoded parts behind a scheme that is written out.',
  fix: 'Encode it once: give the plain address to the function or library that builds the query (URLSearchParams, http_build_query, a library’s params), or encode it by hand and build the query as text, not both. What is registered at the provider is no matter here.',
  references: ['rfc6749#4.1.1', 'rfc6749#3.1.2'],
  example: 'GET /authorize?redirect_uri=https%253A%252F%252Fapp.example%252Fcb',
  confusedWith: ['redirect-uri-mismatch', 'client-unknown-here'],
  folds: [
    'redirect-uri-mismatch',
    'redirect-loopback-port',
    'provider-error-page',
    'not-answered',
    'known-error',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest: { message, params }, authorizationResponse }) {
    const sent = params['redirect_uri'] ?? '';
    const plain = plainOf(sent);
    if (!/^[a-z][a-z0-9.+-]*%(?:25)?3a/i.test(sent) || !URL.canParse(plain)) return undefined;
    const refusal = of(redirectRefusal);
    const page = lastProviderPageOf(flow);
    if (!refusal && (authorizationResponse || (page && asksForLogin(page)))) return undefined;
    return {
      at: refusal?.at ?? message,
      why: `The redirect_uri of the request was percent-encoded ${plain === percentDecoded(sent) ? 'twice' : 'more than twice'}: once decoded it is ${sent}, which is no address and equals none that is registered; ${plain} was meant.`,
      proof: 'comparison',
      confidence: refusal ? 'certain' : 'firm',
      evidence: [message],
      compared: [
        {
          name: 'redirect_uri',
          expected: { value: plain, at: undefined },
          got: { value: sent, at: message },
        },
      ],
    };
  },
});

/** The address that was meant: decoded until its scheme is, twice at most. */
function plainOf(sent: string): string {
  const once = percentDecoded(sent);
  return /^[a-z][a-z0-9.+-]*%3a/i.test(once) ? percentDecoded(once) : once;
}
