import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import { form, json, jsonBody, redirect, urlWith, type ExchangeFields } from '../support/exchange.ts';
import { jwt } from '../support/logins.ts';

/** The tokens of one login, for the API calls that follow it. */
export type BenchLogin = { readonly exchanges: readonly ExchangeFields[]; readonly accessToken: string };

/** A single-page app signs in with PKCE at one of many providers; the nth login, like no other. */
export function benchLogin(n: number): BenchLogin {
  const issuer = `https://op-${n % 7}.example`;
  const app = `https://app-${n % 23}.example`;
  const client = { client_id: `spa-${n % 23}`, redirect_uri: `${app}/cb` };
  const verifier = `verifier-of-login-number-${n}-`.padEnd(64, '0123456789abcdef');
  const state = `state-${n}-0123456789abcdef`;
  const code = `code-${n}-0123456789abcdef0123456789`;
  const subject = { iss: issuer, sub: `user-${n}`, aud: client.client_id, exp: 1_798_761_600 };
  const accessToken = jwt({ ...subject, jti: `at-${n}` }, { typ: 'at+jwt' });
  const callback = urlWith(client.redirect_uri, { code, state, iss: issuer });
  const request = urlWith(`${issuer}/auth`, {
    ...client,
    response_type: 'code',
    scope: 'openid profile email',
    state,
    nonce: `nonce-${n}`,
    code_challenge: sha256Base64Url(verifier),
    code_challenge_method: 'S256',
  });
  const token = {
    access_token: accessToken,
    id_token: jwt({ ...subject, nonce: `nonce-${n}` }),
    token_type: 'Bearer',
  };
  return {
    accessToken,
    exchanges: [
      redirect(request, callback),
      { url: callback, status: 200, context: { resourceType: 'main_frame' } },
      form(
        `${issuer}/token`,
        { ...client, grant_type: 'authorization_code', code, code_verifier: verifier },
        {
          status: 200,
          responseHeaders: [['Content-Type', 'application/json']],
          responseBody: jsonBody(token),
        },
      ),
      json(
        `${issuer}/me`,
        { sub: subject.sub },
        { requestHeaders: [['Authorization', `Bearer ${accessToken}`]] },
      ),
    ],
  };
}
