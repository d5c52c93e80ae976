import type { Exchange } from '../../lib/exchange/exchange.ts';
import { form, jsonBody } from './exchange.ts';
import { jwt } from './logins.ts';

/** A client asks the provider to reach a person elsewhere, changed as told; taken unless told otherwise. CIBA Core §7.1. */
export function backchannelRequest(
  parameters: Readonly<Record<string, string>> = { login_hint: 'jo@example.test', scope: 'openid' },
  more: Partial<Exchange> = {},
): Exchange {
  return form(
    'https://op.example/bc-authorize',
    { client_id: 'till', ...parameters },
    {
      status: 200,
      responseBody: jsonBody({ auth_req_id: '1c266114-a1be-4252-8ad1-04986c5b9ac1', expires_in: 120 }),
      ...more,
    },
  );
}

/** The same as a signed object. CIBA Core §7.1.1. */
export function signedRequest(claims: Readonly<Record<string, unknown>> = {}): string {
  return jwt({
    iss: 'till',
    aud: 'https://op.example',
    scope: 'openid',
    login_hint: 'jo@example.test',
    ...claims,
  });
}
