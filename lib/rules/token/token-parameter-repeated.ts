import { requestParameters } from '../../exchange/parameters.ts';
import { remark, type RemarkDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Token request says something twice',
  why: 'Which of two values counts is for the server to choose, and two programs on the way may choose differently: one checks the first, another uses the second.',
  fix: 'Send each parameter of a token request once; servers refuse a request that repeats one.',
  references: ['rfc6749#3.2'],
  examples: {
    fires: 'code_verifier=a&code_verifier=b in one token request',
    passes: 'resource=https://a.example&resource=https://b.example: that one may be repeated',
  },
};

/** Parameters that a token request has once. `resource`, `audience` and what exchanges of tokens add may be repeated. */
const single = new Set(
  `grant_type code redirect_uri client_id client_secret code_verifier refresh_token scope device_code auth_req_id
  client_assertion client_assertion_type assertion username password`.split(/\s+/),
);

/** Request parameters of the token endpoint must not be sent more than once. */
export default remark({
  id: 'token-parameter-repeated',
  severity: 'low',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect({ tokenRequests }) {
    const readable = tokenRequests
      .map((message) => ({ message, parameters: requestParameters(message.exchange) }))
      .filter(({ parameters }) => parameters.length > 0);
    if (readable.length === 0) return 'not applicable';
    const found = readable.flatMap(({ message, parameters }): readonly RemarkDraft[] => {
      const sent = parameters.filter(([name, value]) => value !== '' && single.has(name));
      return [...Map.groupBy(sent, ([name]) => name)].flatMap(([name, all]): readonly RemarkDraft[] => {
        if (all.length < 2) return [];
        const differ = new Set(all.map(([, value]) => value)).size > 1;
        return [
          {
            severity: differ ? 'low' : 'info',
            confidence: 'certain',
            about: name,
            detail: `${name} is sent ${all.length} times${differ ? ' with different values' : ''}; expected once.`,
            evidence: [message],
          },
        ];
      });
    });
    // A program writes all its requests alike: that is one fault.
    return [...Map.groupBy(found, ({ detail }) => detail).values()].map((all) => ({
      ...all[0]!,
      evidence: all.flatMap(({ evidence }) => evidence),
    }));
  },
});
