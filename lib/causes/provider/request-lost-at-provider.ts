import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { postBecameGetOf } from '../../exchange/post-became-get.ts';
import type { Facts } from '../../facts/facts.ts';
import { leftAtPortalOf } from '../../facts/pages/left-at-portal.ts';
import { laterErrorPageOf } from '../../flows/error-page.ts';
import type { Message } from '../../messages/message.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { withQuote } from '../said/from-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A provider has to keep the request while the person logs in there. SAML Profiles §4.1.3.4; RFC 6749 §4.1.1. */
export default cause({
  id: 'request-lost-at-provider',
  owner: 'authorization_server',
  title: 'The provider lost the login’s request in its own login pages',
  signs:
    'The request reached the provider, which showed its own login pages; these came back to the very address of the request by GET and without it (no SAMLRequest, no client_id), and that was answered with an error, such as 405 Allow: POST. Or they took the password and ended on the provider’s own portal.',
  against:
    'An answer to the app; a request that is still in the address; another address; a redirect of the posted request itself, before any page; a last page that asks for something or goes on by itself.',
  fix: 'At the provider, let its login keep the request that it was given (in its session) and go on with it afterwards; updates of the product may. Until then let the app send its request by redirect instead of POST (SAML: the HTTP-Redirect address of SingleSignOnService), so that it stays in the address; or sign in at the provider first, and then begin at the app.',
  references: ['saml-bindings#3.5.3', 'rfc9110#15.5.6'],
  example:
    'POST /sso/post with SAMLRequest → 302 /login?next=/sso/post; after the login GET /sso/post → 405, Allow: POST',
  confusedWith: ['post-became-get', 'as-session-lost', 'provider-error-page'],
  folds: ['provider-error-page', 'not-answered', 'known-error', 'unexplained', 'wrong-endpoint'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    return cameBackWithout(facts) ?? endedAtPortal(facts);
  },
});

function cameBackWithout(facts: Facts): CauseDraft | undefined {
  const later = laterErrorPageOf(facts.flow);
  if (!later) return undefined;
  const { message, page } = later;
  const { method, url, status = 0, responseHeaders } = page.exchange;
  const name = nameOf(message);
  if (name === undefined || method !== 'GET' || endpointOf(url) !== endpointOf(message.url)) return undefined;
  if (parameter(queryParameters(url), name) !== undefined || isRedirected(message)) return undefined;
  const allowed = status === 405 ? headerValue(responseHeaders, 'allow') : undefined;
  const why = `The provider lost the request in its own login: it had been ${sentWords(message)} to ${endpointOf(message.url)}, and after its login pages the provider sent the browser back there with a GET that has no ${name}. That was answered ${status}${allowed ? ` (it takes ${allowed.toUpperCase()})` : ''}, and the app never got an answer.`;
  return {
    at: message,
    ...withQuote(facts, why),
    proof: 'comparison',
    confidence: 'certain',
    evidence: [message, page],
  };
}

/** The person is signed in there, and nothing leads on to the app. */
function endedAtPortal({ flow }: Facts): CauseDraft | undefined {
  const left = leftAtPortalOf(flow);
  const name = left && nameOf(left.request);
  if (!left || name === undefined) return undefined;
  const { request, page } = left;
  const address = endpointOf(request.url);
  const to = request.exchange.redirectUrl;
  const kept =
    to !== undefined && !to.includes('?')
      ? ` led to its login ${endpointOf(to)} without it`
      : ' showed its login';
  return {
    at: request,
    why: `The provider lost the request in its own login: ${name} was ${sentWords(request)} to ${address}; the provider${kept}, took the password, and ended at its own page ${endpointOf(page.url)}. It sent no answer to the app.`,
    proof: 'answerer',
    confidence: 'firm',
    evidence: [request],
  };
}

function sentWords({ exchange }: Message): string {
  return exchange.method === 'POST' ? 'posted' : 'sent';
}

/** The request itself was sent on to its own address, or to that in another spelling: no login page lost it. */
function isRedirected({ exchange, url }: Message): boolean {
  const { redirectUrl = '' } = exchange;
  return endpointOf(redirectUrl) === endpointOf(url) || postBecameGetOf(exchange) !== undefined;
}

/** The parameter without which a request of that kind is none, if it had one. */
function nameOf({ protocol, params, exchange }: Message): string | undefined {
  const needed = isOAuth2(protocol)
    ? ['client_id', 'request_uri']
    : ['SAMLRequest', 'wa', 'openid.mode', 'service', 'oauth_token'];
  const name = needed.find((one) => params[one] !== undefined);
  return name !== undefined && (exchange.method === 'POST' || exchange.method === 'GET') ? name : undefined;
}
