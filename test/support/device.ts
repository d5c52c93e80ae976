import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, form, jsonBody, type ExchangeFields } from './exchange.ts';

export const deviceCode = 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS';

/** A device asks for its codes; the answer, changed as told, asks for five seconds between two polls. */
export function device(
  answer: Readonly<Record<string, unknown>> = {},
  more: Partial<Exchange> = {},
): ExchangeFields {
  const own = {
    device_code: deviceCode,
    user_code: 'WDJB-MJHT',
    verification_uri: 'https://op.example/device',
    verification_uri_complete: 'https://op.example/device?user_code=WDJB-MJHT',
    expires_in: 1800,
    interval: 5,
  };
  return form(
    'https://op.example/device_authorization',
    { client_id: 'tv', scope: 'openid' },
    {
      status: 200,
      responseBody: jsonBody({ ...own, ...answer }),
      ...more,
    },
  );
}

/** The device asks for its tokens, so many seconds after the beginning; answered with that error, or with tokens. */
export function poll(seconds: number, error?: string, more: Partial<Exchange> = {}): ExchangeFields {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code';
  return form(
    'https://op.example/token',
    { grant_type: grant, device_code: deviceCode, client_id: 'tv' },
    {
      startedAt: baseTime + seconds * 1000,
      status: error ? 400 : 200,
      responseBody: jsonBody(error ? { error } : { access_token: 'device-access-4e1', token_type: 'Bearer' }),
      ...more,
    },
  );
}
