import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** What userinfo says counts only where its `sub` is the ID token’s. OpenID Connect Core §5.3.2. */
export default cause({
  id: 'userinfo-subject-differs',
  owner: 'authorization_server',
  title: 'Userinfo and ID token name two subjects',
  signs:
    'The login failed in the app’s page after it had got its tokens, and the sub of the userinfo answer is another than that of the ID token.',
  against: 'The same sub in both; a login that went on.',
  fix: 'Make the provider give the same sub in both (with or without tenant and user store domain, the same kind of identifier); until then let the client not ask for userinfo (loadUserInfo: false).',
  references: ['oidc-core#5.3.2'],
  example: 'ID token: sub kim; userinfo: sub kim@tenant',
  confusedWith: ['id-token-refused', 'wrong-account', 'userinfo-refused'],
  folds: ['callback-failed', 'id-token-refused', 'unexplained'],
  needs: ['idTokens'],
  inspect({ flow, idTokens, ending }, finding): CauseDraft | undefined {
    if (ending.outcome !== 'failed' || !finding('subject-mismatch')) return undefined;
    const userinfo = messagesOf(flow, 'userinfo_request').findLast(({ answer }) => asText(answer?.['sub']));
    const said = asText(userinfo?.answer?.['sub']);
    const token = idTokens.find(({ jwt }) => asText(jwt.claims['sub']) !== undefined);
    const expected = asText(token?.jwt.claims['sub']);
    if (!userinfo || !token || !said || !expected || said === expected) return undefined;
    return {
      at: userinfo,
      why: `The ID token and the answer of ${endpointOf(userinfo.url)} name two subjects (sub), and a client must throw the login away where they differ: this one went to its page for failures.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [token.message, userinfo],
      rules: ['subject-mismatch'],
      compared: [
        {
          name: 'sub',
          expected: { value: expected, at: token.message },
          got: { value: said, at: userinfo },
        },
      ],
    };
  },
});
