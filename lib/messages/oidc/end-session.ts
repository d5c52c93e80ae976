import { decodeJwt } from '../../exchange/jwt.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { logoutReturnNames } from '../vendors.ts';
import type { Params, View } from '../view.ts';

/** The client sends the browser to the provider to end the session. OpenID Connect RP-Initiated Logout §2. */
export function endSessionRequest(view: View, learned: Learned): Message | undefined {
  const { exchange } = view;
  const request = withReturnAddress(view.request);
  if (view.isNavigation === false || request['response_type']) return undefined;
  if (exchange.method !== 'GET' && exchange.method !== 'POST') return undefined;
  const expected = learned.kindAt(view.endpoint) === 'end_session_request';
  const hinted = decodeJwt(request['id_token_hint']) !== undefined;
  const returns = Boolean(request['post_logout_redirect_uri']);
  const named = /log-?out|sign-?out|end-?session|session\/end|startslo/.test(view.path);
  const standard = hinted || Boolean(view.request['post_logout_redirect_uri']);
  const shaped = (hinted && returns) || (named && (standard || (returns && Boolean(request['client_id']))));
  if (!shaped && !(expected && (exchange.method === 'GET' || hinted || returns))) return undefined;
  return {
    kind: 'end_session_request',
    exchange,
    carrier: 'request',
    url: exchange.url,
    params: request,
    from: 'client',
    to: 'authorization_server',
    confidence: expected ? 'certain' : 'firm',
    token: request['id_token_hint'],
  };
}

function withReturnAddress(request: Params): Params {
  if (request['post_logout_redirect_uri']) return request;
  const name = logoutReturnNames.find((alias) => /^https?:/.test(request[alias] ?? ''));
  return name ? { ...request, post_logout_redirect_uri: request[name]! } : request;
}

/** The provider sends the browser back after the logout. RP-Initiated Logout §3. Only a seen request makes it certain. */
export function endSessionResponse(view: View, learned: Learned): Message | undefined {
  const { exchange } = view;
  if (exchange.method !== 'GET' || view.isNavigation === false) return undefined;
  if (!learned.isPostLogoutRedirectUri(view.endpoint)) return undefined;
  return {
    kind: 'end_session_response',
    exchange,
    carrier: 'request',
    url: exchange.url,
    params: view.query,
    from: 'authorization_server',
    to: 'client',
    confidence: 'firm',
  };
}
