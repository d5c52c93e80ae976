import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { isOneSite } from '../../exchange/site.ts';
import { latestOf, seen } from '../../facts/seen.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout frame names another session',
  why: 'The client ends the session that the frame names. With another one the person stays signed in there and believes not to be.',
  fix: 'Put the sid of the ID token into the address of the client’s logout frame.',
  references: ['frontchannel-logout#2', 'frontchannel-logout#3'],
  examples: {
    fires: 'id_token_hint with sid a, frame /front-logout?iss=…&sid=b',
    passes: 'id_token_hint with sid a, frame /front-logout?iss=…&sid=a',
  },
};

/** The session that a client is told to end is not the one that was ended. */
export default rule({
  id: 'frontchannel-sid-mismatch',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [seen.frontchannel_logout, seen.end_session_request],
  inspect({ of, flow }) {
    const request = latestOf(of(seen.end_session_request));
    const hint = decodeJwt(request.params['id_token_hint']);
    if (hint?.type !== 'jws') return 'not applicable';
    const [sid, issuer] = [asText(hint.claims['sid']), asText(hint.claims['iss'])];
    const back = request.params['post_logout_redirect_uri'] ?? returnAddressIn(flow.messages);
    if (!sid || !issuer || !back) return 'not applicable';
    // Frames of other clients end sessions of their own.
    const own = messagesOf(flow, 'frontchannel_logout').filter(
      ({ url, params }) => isOneSite(url, back) && params['iss'] === issuer && params['sid'] !== undefined,
    );
    if (own.length === 0) return 'not applicable';
    if (own.some(({ params }) => params['sid'] === sid)) return undefined;
    return {
      confidence: 'certain',
      detail: 'The frame by which the client is told of the logout has another sid than the ID token.',
      evidence: [request, ...own],
    };
  },
});

function returnAddressIn(messages: readonly { readonly returnAddress?: string | undefined }[]) {
  return messages.find(({ returnAddress }) => returnAddress)?.returnAddress;
}
