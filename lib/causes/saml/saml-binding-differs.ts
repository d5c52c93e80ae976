import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { asksForLogin } from '../../facts/pages/refusing-page.ts';
import { saidBy } from '../../facts/said/said.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft, type Quote } from '../cause.ts';
import { quoteOf, quoting } from '../said/from-words.ts';

/** Providers have an address for each way in which a request may come, and name it after that. SAML Bindings §3.4, §3.5. */
export default cause({
  id: 'saml-binding-differs',
  owner: 'client',
  title: 'The request went to an address that takes it another way',
  signs:
    'The AuthnRequest went by GET to an address whose path names the POST binding (HttpPost, /POST/, http-post), or by POST to one that names the redirect binding, and the provider refused it there: with an error status, or on a page that says so.',
  against:
    'The provider’s login form or an answer, which shows that it takes both; an address that names neither.',
  fix: 'Enter the provider’s address for the way in which the app sends its request as login URL (single sign-on service): the one for HTTP-Redirect where it goes by GET, the one for HTTP-POST where it is posted; or let the app send it the other way.',
  references: ['saml-bindings#3.4', 'saml-bindings#3.5'],
  example: 'GET https://org.my.salesforce.com/idp/endpoint/HttpPost?SAMLRequest=… → “Invalid HTTP method”',
  confusedWith: ['saml-destination', 'saml-request-unreadable', 'provider-error-page'],
  folds: [
    'provider-error-page',
    'saml-request-unreadable',
    'request-refused',
    'known-error',
    'unexplained',
    'not-answered',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow } = facts;
    const at = flow.messages.findLast(({ kind }) => kind === 'saml_authn_request');
    if (!at || flow.messages.some(isFrontChannelResponse)) return undefined;
    const { exchange } = at;
    const named = namedIn(exchange.url);
    const used = exchange.method === 'POST' ? 'POST' : 'Redirect';
    if (!named || named === used) return undefined;
    const certainty = refusal(exchange);
    if (!certainty) return undefined;
    const sent = used === 'POST' ? 'by POST' : 'by GET (the redirect binding)';
    const wants = named === 'POST' ? 'POST' : 'redirect';
    return {
      at,
      ...quoting(
        `The request went ${sent} to ${endpointOf(exchange.url)}, which is by its name the address for the ${wants} binding: ${hostOf(exchange.url)} refused it there.`,
        ofMethodIn(exchange) ?? quoteOf(facts),
      ),
      proof: 'comparison',
      confidence: certainty,
      evidence: [at],
      ...(certainty === 'tentative' && {
        tellApart:
          'If the provider’s metadata has this address (SingleSignOnService) for the way in which the app sends its request, it is something else.',
      }),
    };
  },
});

type Binding = 'POST' | 'Redirect';

/** Salesforce, Shibboleth, OneLogin, authentik: a part of the path alone, whole. */
function namedIn(url: string): Binding | undefined {
  const parts = endpointOf(url).split('/').slice(3);
  const isPost = parts.some((part) => /^(?:http[-_]?)?post(?:[-_]?simple[-_]?sign)?$/i.test(part));
  const isRedirect = parts.some((part) => /^(?:http[-_]?)?redirect$/i.test(part));
  if (isPost === isRedirect) return undefined;
  return isPost ? 'POST' : 'Redirect';
}

/** How surely it was refused for that; `undefined` where it was not, as far as the page shows. */
function refusal(exchange: Exchange): 'certain' | 'firm' | 'tentative' | undefined {
  const { status = 0, redirectUrl } = exchange;
  if (redirectUrl !== undefined || asksForLogin(exchange)) return undefined;
  if (ofMethodIn(exchange)) return 'certain';
  if (saidBy(exchange)?.phrases.some(({ phrase }) => phrase.cause !== undefined)) return undefined;
  if (status === 405) return 'firm';
  return status >= 400 && status < 500 && status !== 404 && status !== 429 ? 'tentative' : undefined;
}

function ofMethodIn(exchange: Exchange): Quote | undefined {
  const words = saidBy(exchange)?.words.find(({ text }) => ofMethod.test(text) && !ofAnswer.test(text));
  return words && { text: words.text, host: hostOf(exchange.url), at: exchange };
}

/** Of the way in which the answer is wanted, or of anything else that is posted. */
const ofAnswer = /assertion consumer|ProtocolBinding|e-?mail|\buser must\b/i;

/** Of the way in which it came. */
const ofMethod =
  /\b(?:http|request) method\b|\bmethod not (?:allowed|supported)\b|\bbinding\b(?![^.]{0,80}(?:artifact|consumer|response))|\b(?:only|must|expect\w*|requires?|supports?)\b[\w\s,:-]{0,40}\b(?:HTTP[ _-]?)?(?:POST|GET|Redirect)\b/i;
