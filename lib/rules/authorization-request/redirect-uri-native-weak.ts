import { headerValue } from '../../exchange/headers.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { protectsCode } from '../../facts/pkce/broken-pkce.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Redirect URI of a native application is weak',
  why: 'Any application may claim a short scheme of its own choice, and a code that is shown to be copied can be seen or asked for by others. Where the name localhost leads is decided by the device’s settings.',
  fix: 'Use a claimed https link, a scheme in reverse domain order, or the literal 127.0.0.1 or [::1], always with PKCE.',
  references: ['rfc8252#7.1', 'rfc8252#7.3', 'rfc8252#8.3', 'rfc8252#8.4', 'oauth-2.1#8.4.3'],
  examples: {
    fires: 'redirect_uri=myapp://callback, a scheme without a dot',
    passes: 'redirect_uri=com.example.app:/callback with PKCE',
  },
};

/** A way back to an application on the device that others can take as well. */
export default rule({
  id: 'redirect-uri-native-weak',
  severity: 'low',
  owner: 'client',
  needs: [acceptedRequest],
  inspect(facts) {
    const request = facts.of(acceptedRequest);
    const uri = request.params['redirect_uri'];
    if (!uri || !isNative(uri) || isHandle.test(uri)) return 'not applicable';
    const weakness = weaknessOf(uri, facts);
    return weakness && { ...weakness, confidence: 'certain', evidence: [request.message] };
  },
});

/** Google’s script has its answer handed from window to window, by words and a scheme of its own: no application takes it. */
const isHandle = /^(?:storagerelay:|(?:postmessage|gis_transform)$)/i;

type Weakness = { readonly severity: Severity; readonly detail: string };

/** No address of a site: an application on the device takes the answer. RFC 8252 §7. */
function isNative(uri: string): boolean {
  return isLoopback(uri) || !/^https?:/i.test(uri);
}

function weaknessOf(uri: string, facts: Facts): Weakness | undefined {
  if (/^(urn:ietf:wg:oauth:2\.0:oob(:auto)?|oob)$/i.test(uri))
    return { severity: 'low', detail: 'redirect_uri is out of band: the person copies the code by hand.' };
  if (isEphemeralLocalhost(uri) && cameFromNoPage(facts))
    return {
      severity: 'info',
      detail: 'redirect_uri has the name localhost; expected the literal 127.0.0.1 or [::1].',
    };
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (!scheme || scheme.includes('.') || /^(https?|urn)$/.test(scheme)) return undefined;
  const hasPkce = protectsCode(facts);
  return {
    severity: ofPlatform.test(scheme) ? 'info' : hasPkce ? 'low' : 'medium',
    detail: `redirect_uri has the scheme ${scheme}, which no domain name makes unique; expected one in reverse domain order.${hasPkce ? '' : ' Without PKCE that is enforced, whoever catches the code can redeem it.'}`,
  };
}

/** Schemes that a platform or a provider's library prescribes. */
const ofPlatform =
  /^(ms-appx(-web)?|ms-app|msauth|msal[\da-f-]+|fb\d+|amzn-.*|line3rdp.*|(chrome|moz|safari(-web)?)-extension)$/;

/** A port that the system hands out: development servers choose low ones. */
function isEphemeralLocalhost(uri: string): boolean {
  return /^http:\/\/localhost:\d+/i.test(uri) && Number(/:(\d+)/.exec(uri.slice(7))?.[1]) >= 32_768;
}

/** An application opened the browser: the browser says so, and no page spoke to the server. */
function cameFromNoPage({ authorizationRequest, tokenRequests }: Facts): boolean {
  const { requestHeaders = [], context } = authorizationRequest?.message.exchange ?? { context: {} };
  return (
    headerValue(requestHeaders, 'sec-fetch-site') === 'none' &&
    context.initiator === undefined &&
    !tokenRequests
  );
}
