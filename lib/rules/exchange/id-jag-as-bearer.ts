import { endpointOf } from '../../exchange/parameters.ts';
import { apiCalls } from '../../facts/api/refused-calls.ts';
import { isIdJag } from '../../messages/oauth2/id-jag.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Identity assertion used as an access token',
  why: 'An identity assertion is made for an authorization server, which decides by it. An API that takes it as a token leaves that decision out, and with it every policy and every revocation.',
  fix: 'Take the assertion to the token endpoint of the API’s authorization server, and call the API with the access token that it gives.',
  references: ['id-jag#4.3', 'rfc8693#2.2.1'],
  examples: {
    fires: 'Authorization: Bearer with a JWT whose typ is oauth-id-jag+jwt',
    passes: 'the same JWT as assertion at the token endpoint',
  },
};

/** `token_type` N_A says that it is no access token. */
export default rule({
  id: 'id-jag-as-bearer',
  severity: 'medium',
  owner: 'client',
  needs: [apiCalls],
  inspect({ of }) {
    return of(apiCalls)
      .filter(({ token }) => isIdJag(token))
      .map((call) => {
        const { status = 0 } = call.exchange;
        const isTaken = status >= 200 && status < 300;
        return {
          severity: isTaken ? ('high' as const) : ('medium' as const),
          owner: isTaken ? ('resource_server' as const) : undefined,
          confidence: 'certain' as const,
          detail: `${endpointOf(call.url)} was called with an identity assertion (typ oauth-id-jag+jwt) and answered ${status}; expected: an access token.`,
          evidence: [call],
        };
      });
  },
});
