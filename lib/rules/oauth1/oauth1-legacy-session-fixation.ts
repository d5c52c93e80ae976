import { oauth1Steps } from '../../facts/oauth1/messages.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'OAuth 1.0 without the callback check of 1.0a',
  why: 'Without a confirmed callback and a verifier an attacker can begin the flow, let a victim approve it, and collect the access.',
  fix: 'Implement OAuth 1.0a: confirm the callback when the token is issued and demand the verifier.',
  references: ['rfc5849#2.1', 'rfc5849#2.2', 'rfc5849#2.3'],
  examples: {
    fires: 'a callback with oauth_token and no oauth_verifier',
    passes: 'a callback with oauth_token and oauth_verifier',
  },
};

/** OAuth 1.0 before 1.0a: somebody else's approval can be slipped in. */
export default rule({
  id: 'oauth1-legacy-session-fixation',
  severity: 'high',
  owner: 'authorization_server',
  needs: [oauth1Steps],
  inspect({ flow }) {
    return unconfirmed(flow) ?? callbackAtApproval(flow) ?? withoutVerifier(flow) ?? tradedWithout(flow);
  },
});

function unconfirmed(flow: Flow) {
  const issued = messagesOf(flow, 'temporary_credential_request').find(
    ({ answer }) =>
      answer?.['oauth_token_secret'] !== undefined && answer['oauth_callback_confirmed'] !== 'true',
  );
  return issued && finding('The temporary credentials came without oauth_callback_confirmed=true.', [issued]);
}

function callbackAtApproval(flow: Flow) {
  const asked = messagesOf(flow, 'resource_owner_authorization_request').find(
    ({ params }) => params['oauth_callback'],
  );
  return asked && finding('oauth_callback is named at the approval, where anybody can change it.', [asked]);
}

function withoutVerifier(flow: Flow) {
  const returned = messagesOf(flow, 'resource_owner_authorization_response').find(
    ({ params, error }) => !params['oauth_verifier'] && !error,
  );
  return returned && finding('The callback brought oauth_token without oauth_verifier.', [returned]);
}

/** RFC 5849 §2.3. A password (xAuth) and a session that is renewed are traded without an approval. */
function tradedWithout(flow: Flow) {
  const traded = messagesOf(flow, 'token_credential_request').find(
    ({ params }) =>
      params['oauth_token'] &&
      !params['oauth_verifier'] &&
      !params['x_auth_mode'] &&
      !params['oauth_session_handle'],
  );
  return traded && finding('The approved token was traded without oauth_verifier.', [traded]);
}

function finding(detail: string, evidence: Flow['messages']) {
  return { confidence: 'certain' as const, detail, evidence };
}
