import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { parameter, requestParameters } from '../exchange/parameters.ts';
import { basicUser } from './authorization.ts';
import { redactBody } from './body.ts';
import type { Context } from './context.ts';
import { redactHeaders } from './headers.ts';
import { redactFailure, redactPageId } from './browser-words.ts';
import { redactVerdicts } from './quoting-verdicts.ts';

/**
 * An exchange with everything that came over the wire redacted. Ids, times and status are our own: they stay. So do verdicts, but for
 * those that quote the wire.
 */
export function redactExchange(context: Context, exchange: Exchange): Exchange {
  learnClient(context, exchange);
  const {
    requestHeaders,
    requestBody,
    responseHeaders,
    responseBody,
    redirectUrl,
    failure,
    verdicts,
    context: place,
  } = exchange;
  return {
    ...exchange,
    method: /^[A-Za-z-]{1,20}$/.test(exchange.method) ? exchange.method : context.name(exchange.method),
    url: context.url(exchange.url, 0),
    ...(requestHeaders && { requestHeaders: redactHeaders(context, requestHeaders) }),
    ...(requestBody && { requestBody: redactBody(context, requestBody) }),
    ...(responseHeaders && { responseHeaders: redactHeaders(context, responseHeaders) }),
    ...(responseBody && { responseBody: redactBody(context, responseBody) }),
    ...(redirectUrl !== undefined && { redirectUrl: context.url(redirectUrl, 0) }),
    ...(failure !== undefined && { failure: redactFailure(context, failure) }),
    ...(verdicts && { verdicts: redactVerdicts(context, verdicts) }),
    context: {
      ...place,
      ...(place.initiator !== undefined && { initiator: context.url(place.initiator, 0) }),
      ...(place.page !== undefined && { page: redactPageId(context, place.page) }),
    },
  };
}

/** At an endpoint of the protocol the user of Basic credentials is a client, not a person. RFC 6749 §2.3.1. */
function learnClient({ known }: Context, exchange: Exchange): void {
  const user = basicUser(headerValue(exchange.requestHeaders, 'authorization') ?? '');
  if (user === undefined) return;
  const parameters = requestParameters(exchange);
  if (['grant_type', 'response_type', 'token'].some((name) => parameter(parameters, name) !== undefined))
    known.addClientId(user);
}
