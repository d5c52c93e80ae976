import { asText } from '../../exchange/json.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { otherClientRedeems } from '../../facts/client/other-client-redeems.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A server knows the codes that it gave, and no others. RFC 6749 §4.1.3; RFC 9700 §4.4. */
export default cause({
  id: 'code-of-other-server',
  owner: 'client',
  title: 'The code of one server was sent to another, with which the app logs people in',
  signs:
    'The authorization request and the token request name different servers, different clients and different return addresses, and the token request was refused: a page took the code of something else for that of its own login.',
  against:
    'Hosts of one operator; metadata that name both addresses; one client id in both, or one redirect_uri, give or take a slash or a query.',
  fix: 'Take only answers to logins of one’s own: compare state with what was sent before a code is redeemed, and have the other service come back to a page where the login library does not run, or to the app’s server (AWS Amplify took every ?code= for one of Cognito’s).',
  references: ['rfc6749#4.1.3', 'rfc6749#10.12'],
  example:
    'https://app.example/integrations/shop?code=… came from shop.example, POST https://login.example/oauth2/token with that code → 400 invalid_grant',
  confusedWith: [
    'code-of-other-client',
    'redirect-mismatch-at-token',
    'token-request-malformed',
    'pkce-mismatch',
    'pkce-verifier-lost',
    'token-endpoint-elsewhere',
    'invalid-grant',
  ],
  folds: [
    'code-of-other-client',
    'redirect-mismatch-at-token',
    'token-request-malformed',
    'pkce-mismatch',
    'pkce-verifier-lost',
    'redirect-uri-mismatch',
    'invalid-grant',
    'code-expired',
    'code-reused',
    'invalid-client',
    'known-error',
    'unexplained',
  ],
  needs: [otherClientRedeems],
  inspect(facts): CauseDraft | undefined {
    const { given, at, asked, redeemed } = facts.of(otherClientRedeems);
    const [expected, got] = [given.params['redirect_uri'], at.params['redirect_uri']];
    const listed = asText(facts.flow.metadata?.['token_endpoint']);
    if (given.kind !== 'authorization_request' || !expected || !got || isOnePlace(expected, got))
      return undefined;
    if (isOneOperator(given.url, at.url) || (listed && hostOf(listed) === hostOf(at.url))) return undefined;
    return {
      at,
      ...withQuote(
        facts,
        `The code came from ${hostOf(given.url)}, where the client ${asked} had asked for it with the return address ${expected}. The app sent it to ${endpointOf(at.url)} as the client ${redeemed}, with the return address ${got} (redirect_uri): that is another server and another login, and a server knows only the codes that it gave.`,
      ),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [given, at],
      rules: ['token-redirect-uri-mismatch'],
      compared: [
        { name: 'client_id', expected: { value: asked, at: given }, got: { value: redeemed, at } },
        { name: 'redirect_uri', expected: { value: expected, at: given }, got: { value: got, at } },
      ],
    };
  },
});

/** Two settings of one app differ like that, at a server with a second name of its own. */
function isOnePlace(a: string, b: string): boolean {
  const [first, second] = [a, b].map((url) => endpointOf(url).replace(/\/+$/, ''));
  return first === second;
}
