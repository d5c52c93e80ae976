import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, queryOf } from '../../exchange/parameters.ts';
import { bringsProof, namesPerson } from './brought-along.ts';
import { isJson } from './led-to.ts';

/** How a client library has its back end begin a login with a provider, and what in the request or the answer is of such a login alone. */
type BackendStart = {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly query?: RegExp;
  /** In the request’s body; in the answer’s words, where that is gone. */
  readonly names?: RegExp;
  /** In the answer’s words alone. */
  readonly says?: RegExp;
};

/**
 * By the libraries’ sources: auth-js (GoTrue: Supabase, Netlify Identity), better-auth, Auth.js, Appwrite’s SDK, Firebase’s
 * `createAuthUri`, Clerk’s Frontend API; by what they refuse of a client alone, whoever it asks for: Cognito’s pools.
 */
const starts: readonly BackendStart[] = [
  {
    method: 'GET',
    path: /\/(?:auth(?:\/v1)?|identity|gotrue)\/authorize$/,
    query: /^(?!.*(?:^|&)(?:client_id|response_type)=).*(?:^|&)provider=/,
  },
  { method: 'POST', path: /\/sign-in\/(?:social|oauth2)$/ },
  {
    method: 'POST',
    path: /\/auth\/signin\/(?!(?:email|credentials|nodemailer|resend|passw\w*|local|ldap|otp|totp|verify|passkey|webauthn)$)[\w.-]{1,40}$/,
  },
  { method: 'GET', path: /\/account\/(?:sessions|tokens)\/oauth2\/[\w-]{1,40}$/ },
  {
    method: 'POST',
    path: /\/accounts:createAuthUri$/,
    names: /"providerId"|OPERATION_NOT_ALLOWED|identity provider configuration/i,
  },
  {
    method: 'POST',
    path: /^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com\/?$/,
    says: /User pool \S{0,60} ?(?:client \S{1,60} )?does not exist|SECRET_HASH was not received/i,
  },
  {
    method: 'POST',
    path: /\/v1\/client\/sign_(?:ins|ups)$/,
    names: /(?:^|&)strategy=(?:oauth_|saml|enterprise_sso)|\boauth_[a-z]|\bsaml\b|enterprise_sso/i,
  },
];

/**
 * True where the back end that logs people in for a page (a hosted one, or the app’s own) answered the request to begin a login with a
 * provider with an error in JSON, and so sent nobody there. False for what was answered with success, for pages, and for a bare 429.
 */
export function isRefusedByBackend(exchange: Exchange): boolean {
  const { method, url, status = 0, verdicts } = exchange;
  if (status < 400 || status === 429 || !isJson(exchange)) return false;
  const path = endpointOf(url).slice(-longestPath);
  const start = starts.find(
    (one) => one.method === method && one.path.test(path) && (one.query?.test(queryOf(url)) ?? true),
  );
  if (!start) return false;
  const asked = exchange.requestBody?.text?.slice(0, longestBody);
  const answer = (verdicts?.said ?? exchange.responseBody?.text)?.slice(0, longestBody);
  if (start.says) return start.says.test(answer ?? '');
  if (start.names) return start.names.test(asked ?? answer ?? '');
  return status !== 401 && !(asked !== undefined && (bringsProof(asked) || namesPerson(asked)));
}

/** Characters of an address and of a body that are looked at. */
const longestPath = 200;
const longestBody = 5000;
