import { originOf } from '../../exchange/parameters.ts';
import { nothingBehindOf } from '../../facts/answerer/nothing-behind.ts';
import { isInside } from '../../facts/client/inner-address.ts';
import { beganAtOf } from '../../facts/began-at.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app knows its provider by the name that its server uses, and sends the person there, too. */
export default cause({
  id: 'provider-address-inside',
  owner: 'client',
  title: 'The app sends the browser to a provider’s address that only its server knows',
  signs:
    'The login began on a public host, the request goes to localhost, a container, a cluster’s service or a private network, and the browser found nobody there.',
  against:
    'An app that itself runs on this device or in that network; a provider that answered there; a public host that is merely down.',
  fix: 'Give the app the address of the provider that browsers reach (its issuer, or the authorization endpoint by itself), and let the provider know that address, too. Only what the app’s server asks by itself may go to the inner name.',
  references: ['rfc6749#3.1', 'rfc8414#3.3'],
  example:
    'https://wiki.example/ → 302 http://keycloak:8080/realms/corp/protocol/openid-connect/auth?…, and there is no such host',
  confusedWith: ['nothing-there', 'own-address-inside', 'sent-to-localhost'],
  folds: ['nothing-there', 'no-answer', 'not-answered', 'unexplained'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const request = flow.messages.findLast(isFrontChannelRequest);
    if (!request || ending.outcome === 'succeeded' || !isInside(request.exchange.url)) return undefined;
    const nobody = nothingBehindOf(request.exchange);
    if (nobody?.how !== 'connection') return undefined;
    const home = request.returnAddress ?? beganAtOf(flow, request.exchange)?.url ?? '';
    const [app, provider] = [originOf(home), originOf(request.exchange.url)];
    if (app === null || provider === null || isInside(home)) return undefined;
    return {
      at: request,
      why: `The app at ${app} sent the browser to ${provider} to log in, an address that only the app’s own machine or network knows: the browser found nobody there (${nobody.words}).`,
      ...(/\/application\/o\/|goauthentik/i.test(request.exchange.url + home) && { fix: authentikFix }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [request],
    };
  },
});

const authentikFix =
  'In authentik set authentik_host of the outpost (for the embedded one, under Outposts, Edit, Configuration) to the address at which browsers reach authentik; authentik_host_browser where the outpost itself must use another. For other apps: the provider’s public address as issuer.';
