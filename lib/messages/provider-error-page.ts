import { aboutClient, aboutEither } from './about-client.ts';
import { aboutRedirectUri } from './about-redirect-uri.ts';
import { headerValue, mediaType } from '../exchange/headers.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Learned } from './learned.ts';
import type { Message } from './message.ts';
import type { View } from './view.ts';
import { recognised } from './recognised.ts';

/**
 * A page of a provider's own, answered with an error while a login waits for its answer: a session there that has expired, a
 * cookie that got lost, an account without access. Where a script draws the page, what it fetched and was told about the request.
 * Evidence, never a step. RFC 6749 §4.1.2.1 leaves such pages to the server.
 */
export function providerErrorPage(view: View, learned: Learned): Message<'provider_error_page'> | undefined {
  const { exchange } = view;
  if ((exchange.status ?? 0) < 400) return undefined;
  if (isDocument(view) ? isFormShownAgain(exchange) : !refusesRequest(exchange)) return undefined;
  if (!learned.awaitsAnswer(exchange)) return undefined;
  return recognised(exchange, 'provider_error_page', {
    params: {},
    confidence: 'firm',
  });
}

function isDocument({ isNavigation, exchange }: View): boolean {
  if (isNavigation !== undefined) return isNavigation;
  const accepts = headerValue(exchange.requestHeaders, 'accept') ?? '';
  const type = mediaType(headerValue(exchange.responseHeaders, 'content-type'));
  return type === 'text/html' && (accepts === '' || accepts.includes('text/html'));
}

/** What the page's own call is told of a password or an expired form is no end of a login: the person tries again. */
function refusesRequest({ responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.error_page !== undefined) return true;
  const text = responseBody?.text ?? '';
  if (text.length > longestRefusal || !/^\s*\{/.test(text)) return false;
  return aboutRedirectUri(text) || aboutClient(text) || aboutEither(text);
}

/** Characters of an API's answer that says why it refused. */
const longestRefusal = 10_000;

/** Many providers answer a wrong password with an error status and the same form: the login goes on. */
function isFormShownAgain({ method, responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.error_page !== undefined) return false;
  if (responseBody?.text === undefined) return method !== 'GET';
  return showsForm(responseBody.text.slice(0, longestPage));
}

/** Characters of a provider’s page that are read. */
export const longestPage = 200_000;

/** True for a page in which a person types a name or a password: the login goes on there. HTML. */
export function showsForm(text: string): boolean {
  return /<input[^>]{1,300}(?:type|name)=["']?(?:password|email|username|login)/i.test(text);
}
