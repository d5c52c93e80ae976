import { asText, parseJsonObject } from '../exchange/json.ts';
import { queryParameters, parameter } from '../exchange/parameters.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';

/** The name under which a trace carries what an error page said, once redaction has removed the page. */
export const errorPageVerdictName = 'error_page';

/** What a provider's own error page says about the request. `unread`: it refused, and the page was not recorded. */
export type ErrorPage = { readonly message: Message; readonly says: 'redirect_uri' | 'other' | 'unread' };

/**
 * The provider refused the request on a page of its own instead of redirecting: the client or its address is not trusted.
 * RFC 6749 §4.1.2.1. `undefined` when it did not.
 */
export function errorPageOf(flow: Flow): ErrorPage | undefined {
  if (messagesOf(flow, 'authorization_response').length > 0) return undefined;
  const refused = messagesOf(flow, 'authorization_request').find(
    ({ exchange }) => (exchange.status ?? 0) >= 400 && !exchange.redirectUrl,
  );
  return refused && { message: refused, says: whatItSays(refused.exchange) };
}

function whatItSays(exchange: Exchange): ErrorPage['says'] {
  const recorded = exchange.verdicts?.[errorPageVerdictName];
  if (recorded === 'redirect_uri' || recorded === 'other') return recorded;
  const text = `${exchange.responseBody?.text ?? ''} ${errorInUrl(exchange.redirectUrl ?? '')}`.trim();
  if (text === '') return 'unread';
  return aboutRedirectUri(text) ? 'redirect_uri' : 'other';
}

function errorInUrl(url: string): string {
  const query = queryParameters(url);
  return parameter(query, 'error') ?? '';
}

/** Standard and vendor words for "this redirect URI is not registered". */
export function aboutRedirectUri(text: string): boolean {
  const json = parseJsonObject(text);
  const said = json ? `${asText(json['error']) ?? ''} ${asText(json['error_description']) ?? ''}` : text;
  if (
    /redirect_uri_mismatch|invalid_redirect_uri|bad_redirect_uri|redirect_mismatch|AADSTS50011|KOE006/i.test(
      said,
    )
  )
    return true;
  if (/callback url mismatch|invalid parameter:\s*redirect_uri/i.test(said)) return true;
  return /redirect[_ -]?ur[il][^.]{0,80}(did not match|does not match|not match|mismatch|not registered|not allowed|invalid|must be|unregistered|not whitelisted)|(invalid|unregistered|mismatch\w*|unauthorized) redirect[_ -]?ur[il]/i.test(
    said,
  );
}
