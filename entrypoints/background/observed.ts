import type { Exchange } from '../../lib/exchange/exchange.ts';
import { answersWithError } from '../../lib/exchange/refused-own-call.ts';
import { credentialIn, headerValue } from '../../lib/exchange/headers.ts';
import { jsonTextOf } from '../../lib/exchange/opens-wallet.ts';
import type { ExchangeSink } from '../../lib/exchange/sink.ts';
import { isPage, setsCookies } from '../../lib/messages/surrounding.ts';
import { keepableBody } from '../../lib/sources/web-request/request-body.ts';
import { shortened } from './shortened.ts';

/** An exchange as DevTools saw it, with so much of its bodies as may be kept. */
export function keepable(sink: ExchangeSink, exchange: Exchange): Exchange {
  const { method, url, requestBody, responseBody } = exchange;
  return {
    ...exchange,
    ...(requestBody ? { requestBody: keepableBody(sink, method, url, requestBody) } : {}),
    ...(responseBody ? { responseBody: shortened(responseBody) } : {}),
  };
}

/** Whether an exchange that DevTools saw passes the gate, for itself or for what is around it. */
export function isAdmitted(sink: ExchangeSink, exchange: Exchange): boolean {
  const { method, url, redirectUrl, startedAt, requestHeaders, requestBody, status = 0 } = exchange;
  const authorization = credentialIn(requestHeaders);
  const referer = headerValue(requestHeaders, 'referer');
  const challenge = headerValue(exchange.responseHeaders, 'www-authenticate');
  const body = requestBody?.text;
  const answer = jsonTextOf(exchange.responseBody);
  return (
    sink.admits(method, url, redirectUrl, authorization, body, referer, challenge, answer) ||
    ((status >= 400 || answersWithError(answer)) && sink.admitsError(url)) ||
    sink.admitsAround(url, startedAt, isPage(exchange), setsCookies(exchange), status)
  );
}
