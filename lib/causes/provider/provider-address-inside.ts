import { isLoopback } from '../../exchange/loopback.ts';
import { originOf } from '../../exchange/parameters.ts';
import { nothingBehindOf } from '../../facts/answerer/nothing-behind.ts';
import { isInside } from '../../exchange/private-host.ts';
import { isPlayground } from '../../facts/development.ts';
import { beganAtOf } from '../../facts/began-at.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app knows its provider by the name that its server uses, and sends the person there, too. */
export default cause({
  id: 'provider-address-inside',
  owner: 'client',
  title: 'The app sends the browser to a provider’s address that only its server knows',
  signs:
    'The login began on a public host, the request goes to localhost, a container, a cluster’s service or a private network, and the browser found nobody there: of a network that people may be in no more than that.',
  against:
    'An app that itself runs on this device or in that network, a program or a tool for trying logins; a provider that answered there; a public host that is merely down.',
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
    if (app === null || provider === null || !/^https?:/i.test(home)) return undefined;
    // A program, a machine of that network or a tool for trying knows where it sends the person.
    if (isInside(home) || isPlayground(home)) return undefined;
    const sent = `The app at ${app} sent the browser to ${provider} to log in`;
    const found = `the browser found nobody there (${nobody.words})`;
    if (!isOfMachine(request.exchange.url))
      return {
        at: request,
        why: `${sent}, an address of a private network: ${found}. From outside that network nobody reaches it.`,
        fix: `Where only people of that network are to log in, connect to it (office, VPN) and see that the provider runs. For all others give the app the address of the provider that browsers reach.`,
        owner: 'authorization_server',
        proof: 'code',
        confidence: 'firm',
        tellApart:
          'Try it from inside that network: if it works, this device was not in it; if not, the provider is down, or the app has an address that only its server reaches.',
        evidence: [request],
      };
    return {
      at: request,
      why: `${sent}, an address that only the app’s own machine or its neighbours know: ${found}.`,
      ...(/\/application\/o\/|goauthentik/i.test(request.exchange.url + home) && { fix: authentikFix }),
      proof: 'comparison',
      confidence: isBareName(request.exchange.url) ? 'firm' : 'certain',
      evidence: [request],
    };
  },
});

/** This device, a container or a service of a cluster: no person’s browser has them as neighbours. A bare name with a port of its own mostly is a container’s. */
function isOfMachine(url: string): boolean {
  const { hostname, port } = new URL(url);
  if (isLoopback(url) || hostname === '0.0.0.0') return true;
  if (/\.(?:svc\.cluster\.local|docker\.internal)$/i.test(hostname)) return true;
  return isBareName(url) && port !== '';
}

/** A firm’s network may know it, too. */
function isBareName(url: string): boolean {
  return !/[.:]/.test(new URL(url).hostname) && !isLoopback(url);
}

const authentikFix =
  'In authentik set authentik_host of the outpost (for the embedded one, under Outposts, Edit, Configuration) to the address at which browsers reach authentik; authentik_host_browser where the outpost itself must use another. For other apps: the provider’s public address as issuer.';
