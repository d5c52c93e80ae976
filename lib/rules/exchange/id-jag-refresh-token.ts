import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { idJags } from '../../facts/tokens/id-jags.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Refresh token beside an identity assertion',
  why: 'With a refresh token the client goes on without asking the identity provider again: that the person has left the company is then noticed by nobody.',
  fix: 'Give no refresh token for an identity assertion; let the client exchange anew.',
  references: ['id-jag#4.4'],
  examples: {
    fires: '"refresh_token" in the answer to a request whose assertion is an ID-JAG',
    passes: 'an access token alone',
  },
};

/** Both servers should leave it out. */
export default remark({
  id: 'id-jag-refresh-token',
  severity: 'info',
  owner: 'authorization_server',
  needs: [idJags],
  inspect({ of }) {
    const answers = of(idJags).flatMap(({ given, presented }) =>
      [given, ...presented].flatMap((request) => (request?.answer ? [request] : [])),
    );
    if (answers.length === 0) return 'not applicable';
    return answers
      .filter(({ answer }) => asText(answer?.['refresh_token']) !== undefined)
      .map((request) => ({
        confidence: 'certain' as const,
        detail: `${endpointOf(request.url)} gave a refresh token too; expected: none where the identity provider is to be asked each time.`,
        evidence: [request],
      }));
  },
});
