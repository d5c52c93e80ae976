import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { directMessage } from '../oauth2/direct.ts';
import { lacksToken } from '../oauth2/malformed-header.ts';
import { presentedToken, wrappedToken } from '../oauth2/presented-token.ts';
import type { View } from '../view.ts';

/**
 * The client asks for claims about the person with an access token. OIDC Core §5.3. Files that were cleaned of their
 * Authorization headers still show the endpoint and the answer; where a refused call was meant to bring a token and does not, its header does.
 */
export function userinfoRequest(view: View, learned: Learned): Message<'userinfo_request'> | undefined {
  const { exchange } = view;
  if ((exchange.method !== 'GET' && exchange.method !== 'POST') || view.isNavigation) return undefined;
  const lacks = lacksToken(exchange);
  const token = lacks ? undefined : (wrappedToken(view, learned) ?? presentedToken(view)?.token);
  if (token === undefined && view.authorization && !lacks) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'userinfo_request';
  const answered = typeof view.answer?.['sub'] === 'string';
  if (!expected && !(isNamed(view.path) && isOurs(view, learned, token !== undefined || lacks, answered)))
    return undefined;
  return directMessage(view, 'userinfo_request', {
    confidence: expected || answered ? 'certain' : 'firm',
    params: {},
    token,
  });
}

function isNamed(path: string): boolean {
  return /userinfo(\.openid)?$|\/me$/.test(path);
}

/** At a server where a login was seen; elsewhere only with both the token and the answer. */
function isOurs(view: View, learned: Learned, isForToken: boolean, answered: boolean): boolean {
  if (view.origin !== null && learned.isServerOrigin(view.origin)) return answered || isForToken;
  return answered && isForToken && !view.path.endsWith('/me');
}
