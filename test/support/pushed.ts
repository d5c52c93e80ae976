import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, exchange, form, jsonBody, urlWith, type ExchangeFields } from './exchange.ts';

/** A reference as servers issue it. RFC 9126 §2.2. */
const requestUri = 'urn:ietf:params:oauth:request_uri:bwc4JK-ESC0w8acc191e-Y1LTC2';

/** A request pushed at the beginning, good for 60 seconds. */
export function push(
  parameters: Readonly<Record<string, string>> = {},
  more: Partial<Exchange> = {},
): ExchangeFields {
  const fields = {
    client_id: 'spa',
    response_type: 'code',
    redirect_uri: 'https://app.example/cb',
    state: 'af0ifjsldkj9320ad',
  };
  return form(
    'https://op.example/par',
    { ...fields, ...parameters },
    {
      status: 201,
      responseBody: jsonBody({ request_uri: requestUri, expires_in: 60 }),
      ...more,
    },
  );
}

/** The browser opens the login with the reference, so many seconds after the beginning. */
export function open(seconds: number, parameters: Readonly<Record<string, string>> = {}): ExchangeFields {
  return exchange({
    url: urlWith('https://op.example/auth', { client_id: 'spa', request_uri: requestUri, ...parameters }),
    startedAt: baseTime + seconds * 1000,
    status: 200,
    context: { resourceType: 'main_frame' },
  });
}

/** The answer that comes so many seconds after the beginning. */
export function answer(seconds: number, parameters: Readonly<Record<string, string>> = {}): ExchangeFields {
  const fields = { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' };
  return exchange({
    url: urlWith('https://app.example/cb', { ...fields, ...parameters }),
    startedAt: baseTime + seconds * 1000,
    status: 200,
    context: { resourceType: 'main_frame', initiator: 'https://op.example' },
  });
}
