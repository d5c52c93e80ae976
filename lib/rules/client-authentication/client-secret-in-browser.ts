import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { isFromBrowser, isFromProgram } from '../../exchange/page-request.ts';
import { originOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import type { Message } from '../../messages/message.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Client secret used from a web page',
  why: 'Everything a page sends can be read by whoever opens it. The secret is public now and anybody can act as this client.',
  fix: 'Revoke the secret. Treat the app as a public client (code with PKCE), or move the exchange to a backend.',
  references: ['browser-based-apps#6.3.3.1', 'rfc6749#2.3.1', 'rfc8252#8.5'],
  examples: {
    fires: 'A page posts client_id=spa&client_secret=… to /token',
    passes: 'A page posts client_id=spa&code_verifier=… to /token',
  },
};

/** A page sent a shared secret: everybody who opens the page has it. */
export default rule({
  id: 'client-secret-in-browser',
  severity: 'critical',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const direct = flow.messages.filter(
      ({ kind, exchange }) => kinds[kind].authenticates && !isFromProgram(exchange),
    );
    if (direct.length === 0) return 'not applicable';
    const given = new Set(
      messagesOf(flow, 'client_registration')
        .filter(({ exchange }) => headerValue(exchange.requestHeaders, 'authorization') === undefined)
        .map(({ answer }) => asText(answer?.['client_secret'])),
    );
    const found = direct.flatMap(secretOf);
    const first = found[0];
    if (!first)
      return direct.every(({ exchange }) => wereRecorded(exchange.requestHeaders))
        ? undefined
        : 'not applicable';
    if (found.every(({ secret }) => secret !== undefined && given.has(secret)))
      return {
        severity: 'info',
        confidence: 'certain',
        detail: `${first.where}, and was given that secret by the server’s open registration, as anybody is: it keeps nothing safe, and nothing is lost with it.`,
        fix: 'Register with token_endpoint_auth_method=none and use PKCE where the server lets you; nothing need be revoked.',
        evidence: found.map(({ message }) => message),
      };
    const isSeen = found.some(({ message }) => isFromBrowser(message.exchange));
    const requests = found.length === 1 ? 'one request' : `${found.length} requests`;
    return {
      severity: found.every(({ ownConsole }) => ownConsole)
        ? 'info'
        : found.every(({ documented }) => documented)
          ? 'medium'
          : 'critical',
      confidence: isSeen ? 'certain' : 'tentative',
      detail: isSeen
        ? `${first.where}. A secret passed through the browser in ${requests}.`
        : `${first.where}. The recording has a secret in ${requests} and does not show who sent ${found.length === 1 ? 'it' : 'them'}: a web page, or a server of the client’s.`,
      evidence: found.map(({ message }) => message),
    };
  },
});

function secretOf(message: Message) {
  const authentication = authenticationIn(message.exchange);
  const { method, secret } = authentication;
  if (method !== 'client_secret_jwt' && !secret) return [];
  const { initiator } = message.exchange.context;
  return [
    {
      message,
      secret,
      where: `The request to the authorization server authenticates with ${method}${initiator ? ` from ${initiator}` : ''}`,
      documented: isExtension(initiator) && vendorAt(message.url)?.name === 'Google',
      ownConsole: initiator !== undefined && initiator === originOf(message.exchange.url),
    },
  ];
}

/** Google gives extensions a secret and says that it is none. https://developers.google.com/identity/protocols/oauth2 */
function isExtension(initiator: string | undefined): boolean {
  return initiator !== undefined && /^(chrome|moz)-extension:|\.chromiumapp\.org$/.test(initiator);
}
