import { baseTime } from './exchange.ts';
import { jwt } from './logins.ts';

type Members = Readonly<Record<string, unknown>>;

/** A signed request object that says the same as the default login, changed as told. */
export function requestObject(claims: Members = {}, header: Members = {}): string {
  const own = {
    iss: 'spa',
    aud: 'https://op.example',
    exp: baseTime / 1000 + 300,
    client_id: 'spa',
    redirect_uri: 'https://app.example/cb',
    response_type: 'code',
    scope: 'openid email',
    state: 'af0ifjsldkj9320ad',
    nonce: 'n-0S6_WzA2Mj',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  };
  return jwt({ ...own, ...claims }, { typ: 'oauth-authz-req+jwt', alg: 'ES256', ...header });
}

/** The same without a signature. */
export function unsigned(text: string): string {
  return text.replace(/\.[^.]*$/, '.');
}

/** Takes out of the default login's URL what the object says: `request` changes of a flow. */
export const inObject = {
  redirect_uri: undefined,
  response_type: undefined,
  scope: undefined,
  state: undefined,
  nonce: undefined,
  code_challenge: undefined,
  code_challenge_method: undefined,
} as const;
