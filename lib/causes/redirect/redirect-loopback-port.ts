import { knownRedirectUris } from '../../facts/client/known-redirect-uris.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { cause } from '../cause.ts';

/** An application on the device listens on another port each time; the server compares the port. RFC 8252 §7.3. */
export default cause({
  id: 'redirect-loopback-port',
  owner: 'authorization_server',
  title: 'The provider does not take the port of an address on the device',
  signs:
    'redirect_uri is a loopback address with a port, no page of that address began the login, and the provider refused it as not registered.',
  against:
    'A registration that has another path or host; a page served from that port, which is a web app under development.',
  fix: 'Server: compare loopback addresses without their port (RFC 8252 §7.3). Client: register anew with the port it now listens on (delete the stored registration), or always listen on the registered one.',
  references: ['rfc8252#7.3', 'rfc8252#8.3', 'oauth-2.1#8.4.2'],
  example: 'http://127.0.0.1:51734/callback is refused, http://127.0.0.1:49152/callback is registered',
  confusedWith: ['redirect-uri-mismatch', 'invalid-client'],
  folds: ['redirect-uri-mismatch', 'provider-error-page', 'known-error'],
  needs: ['authorizationRequest'],
  inspect({ of, flow, client, environment, authorizationRequest: { message, params } }) {
    const refusal = of(redirectRefusal);
    const uri = params['redirect_uri'] ?? '';
    if (!refusal?.isNamed || !URL.canParse(uri) || !isLoopback(uri) || environment === 'development')
      return undefined;
    const { port } = new URL(uri);
    if (!port) return undefined;
    const known = knownRedirectUris(flow, client.id)?.uris ?? [];
    const registered = known.find(
      (other) => isLoopback(other) && URL.canParse(other) && withoutPort(other) === withoutPort(uri),
    );
    if (known.length > 0 && !registered) return undefined;
    const taken = registered ? undefined : takenBefore(flow, client.id, uri);
    const other = registered
      ? `; ${registered} is registered: only the port differs`
      : taken === undefined
        ? ''
        : `; of the same client it took ${taken} before and went on to its login: only the port differs, so the client uses an old registration again and listens on another port`;
    return {
      at: refusal.at,
      why: `The app listens on this device at ${uri}, on a port that changes with every start, and the provider refused the address because it compares the port${other}.`,
      proof: (registered ?? taken) ? 'comparison' : 'phrase',
      confidence: (registered ?? taken) ? 'certain' : 'firm',
      evidence: [message],
      ...(registered && {
        compared: [
          {
            name: 'redirect_uri',
            expected: { value: registered, at: undefined },
            got: { value: uri, at: message },
          },
        ],
      }),
    };
  },
});

/** The address on another port with which the provider led an earlier login of the client on to another page. */
function takenBefore(flow: Flow, client: string | null, uri: string): string | undefined {
  const earlier = (client !== null && flow.earlier?.('client', client)) || [];
  return earlier
    .flatMap(({ messages }) => messagesOf({ messages }, 'authorization_request'))
    .find(({ exchange: { status = 0, redirectUrl = '' }, params }) => {
      const asked = params['redirect_uri'] ?? '';
      return (
        status >= 300 &&
        status < 400 &&
        !isLoopback(redirectUrl) &&
        !/[/?&#]error/i.test(redirectUrl) &&
        URL.canParse(asked) &&
        asked !== uri &&
        withoutPort(asked) === withoutPort(uri)
      );
    })?.params['redirect_uri'];
}

function withoutPort(uri: string): string {
  const { protocol, hostname, pathname } = new URL(uri);
  return `${protocol}//${hostname}${pathname}`;
}
