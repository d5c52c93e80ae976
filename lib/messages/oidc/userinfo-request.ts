import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { directMessage } from '../oauth2/direct.ts';
import { presentedToken } from '../oauth2/presented-token.ts';
import type { View } from '../view.ts';

/** The client asks for claims about the person with an access token. OIDC Core §5.3. */
export function userinfoRequest(view: View, learned: Learned): Message | undefined {
  const { exchange } = view;
  const presented = presentedToken(view);
  if (!presented || (exchange.method !== 'GET' && exchange.method !== 'POST')) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'userinfo_request';
  const named = /userinfo(\.openid)?$|\/oidc\/me$|\/me$/.test(view.path);
  const answered = typeof view.answer?.['sub'] === 'string';
  if (!expected && !(named && (answered || learned.knowsToken(presented.token)))) return undefined;
  if (!expected && view.path.endsWith('/me') && !answered) return undefined;
  return directMessage(view, 'userinfo_request', {
    confidence: 'certain',
    params: {},
    token: presented.token,
  });
}
