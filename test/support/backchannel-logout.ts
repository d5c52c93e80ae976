import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, form } from './exchange.ts';
import { jwt } from './logins.ts';

/** A provider tells the client’s server that a session has ended, in a token changed as told. OIDC Back-Channel Logout §2.5. */
export function postedLogout(
  claims: Readonly<Record<string, unknown>> = {},
  more: Partial<Exchange> = {},
  header: Readonly<Record<string, unknown>> = {},
): Exchange {
  const token = {
    iss: 'https://op.example',
    aud: 'spa',
    iat: baseTime / 1000,
    exp: baseTime / 1000 + 120,
    jti: 'logout-1-5f81c2',
    sid: '08a5019c-17e1-4977-8f42',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...claims,
  };
  const logout_token = jwt(token, { typ: 'logout+jwt', ...header });
  return form('https://app.example/back-logout', { logout_token }, { status: 200, ...more });
}
