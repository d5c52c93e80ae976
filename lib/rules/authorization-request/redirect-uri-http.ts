import { isLoopback } from '../../facts/development.ts';
import type { Message } from '../../messages/message.ts';
import { rule } from '../rule.ts';

/** The answer would travel in clear text. */
export default rule({
  id: 'redirect-uri-http',
  severity: 'high',
  owner: 'client',
  title: 'Redirect URI uses plain http',
  why: 'The code or token travels unencrypted: anybody on the network path can read it and use it.',
  fix: 'Register and use an https redirect URI.',
  references: ['rfc9700#2.6', 'rfc8252#7.3', 'rfc8252#8.3'],
  needs: ['authorizationRequest'],
  inspect({ authorizationRequest: { params, message }, authorizationResponse, errorPage }) {
    const uri = params['redirect_uri'];
    if (!uri || !/^http:\/\//i.test(uri) || isLoopback(uri) || errorPage) return undefined;
    const delivery = deliveredInClear(authorizationResponse) ? authorizationResponse : undefined;
    return {
      severity: isPrivateHost(uri) ? 'medium' : delivery ? 'critical' : 'high',
      confidence: 'certain',
      detail: `redirect_uri begins with http:// and its host is not the device itself; expected https.${delivery ? ' The answer was delivered there.' : ''}`,
      evidence: delivery ? [message, delivery] : [message],
    };
  },
});

/** A code or token really travelled there: nobody upgraded the address on the way. */
function deliveredInClear(response: Message | undefined): response is Message {
  return (
    response !== undefined &&
    /^http:\/\//i.test(response.url) &&
    ['code', 'access_token', 'id_token'].some((name) => response.params[name])
  );
}

/** RFC 1918 addresses and names that no public server has. */
function isPrivateHost(uri: string): boolean {
  return /^http:\/\/(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|[^/]*\.(local|internal|lan|home\.arpa)(:|\/|$))/i.test(
    uri,
  );
}
