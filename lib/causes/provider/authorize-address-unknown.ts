import { asText } from '../../exchange/json.ts';
import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { authorizePathFault } from '../../facts/client/authorize-path.ts';
import { nothingThere } from '../../facts/client/nothing-there.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app has an address for logins that is none of its provider’s. RFC 6749 §3.1. */
export default cause({
  id: 'authorize-address-unknown',
  owner: 'client',
  title: 'The authorization address that is set in the app leads nowhere at the provider',
  signs:
    'The authorization request was answered 404, 405 or 410 in words that know nothing of the request, and its address is one that the provider’s product does not have (authentik without the slash at the end, Keycloak, Okta, Entra, Authelia, Auth0, Cognito, Salesforce, Google), or has a part of it twice.',
  against:
    'A page that speaks of the client or its address: some providers answer 404 for a client that they do not know (Dex, GitHub); an address of the product’s own kind, or one that the provider’s metadata name.',
  fix: 'Set the authorization endpoint in the app to the address that the provider’s metadata name (/.well-known/openid-configuration, authorization_endpoint), letter for letter and to the last slash; or give the app the issuer alone, if it can find the rest by that. If the app builds the address itself, look for a newer version of it.',
  references: ['rfc6749#3.1', 'rfc8414#2'],
  example: 'GET https://auth.example/application/o/authorize?client_id=… → 404; authentik has …/authorize/',
  confusedWith: ['provider-error-page', 'client-unknown-here', 'authorize-address-empty', 'nothing-there'],
  folds: ['provider-error-page', 'not-answered', 'known-error', 'not-assigned', 'unexplained'],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest }): CauseDraft | undefined {
    const request = of(nothingThere);
    if (!request || authorizationRequest.message !== request) return undefined;
    const { url, status } = request.exchange;
    const endpoint = endpointOf(url);
    const named = asText(flow.metadata?.['authorization_endpoint']);
    const fault = named !== undefined && endpointOf(named) === endpoint ? undefined : authorizePathFault(url);
    if (!fault) return undefined;
    const { product, sign } = answererOf(request.exchange);
    const by = product === undefined || sign === '' ? '' : ` (${product}: ${sign})`;
    const { what, wanted, isOdd } = fault;
    return {
      at: request,
      why: `${hostAndPortOf(url)} has nothing at ${endpoint}, where the app asks for the login, and answered ${status}${by}. The address ${what}${wanted === undefined ? '' : `: it should be ${wanted}`}.`,
      proof: 'answerer',
      confidence: isOdd ? 'tentative' : 'firm',
      evidence: [request],
      ...(isOdd && {
        tellApart:
          'If authorization_endpoint in the provider’s metadata is this very address, the provider does not know the client; if not, this is it.',
      }),
    };
  },
});
