import { addressKey, originOf } from '../../exchange/parameters.ts';
import { answerParameter, isReadable } from '../../facts/answer-parameter.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule, type RuleWords } from '../rule.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Client talks to several servers on one callback without issuer data',
  why: 'A malicious server among them can make the client believe that an honest server’s code is its own, and be sent that code.',
  fix: 'Compare the iss of every answer with the issuer that was asked, or use a redirect URI of its own for every server.',
  references: ['rfc9700#2.1', 'rfc9700#4.4.2.1', 'rfc9700#4.4.2.2'],
  examples: {
    fires: 'Logins at two providers that return to one redirect URI without iss',
    passes: 'Logins at two providers, each with a redirect URI of its own',
  },
};

/** One callback for several servers, and nothing in the answer says which of them it is from. */
export default rule({
  id: 'mix-up-no-defence',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ flow, authorizationRequest: request, authorizationResponse: response }) {
    const uri = request.params['redirect_uri'];
    if (!uri || !isReadable(response) || !response.params['code']) return 'not applicable';
    if (answerParameter(response, 'iss') || response.params['id_token']) return undefined;
    const here = request.message.exchange.url;
    const others = (flow.earlier?.('redirect_uri', addressKey(uri)) ?? []).flatMap((earlier) =>
      messagesOf(earlier, 'authorization_request')
        .filter(({ protocol, params }) => isOAuth2(protocol) && params['redirect_uri'] === uri)
        .map(({ exchange }) => exchange.url),
    );
    const foreign = [
      ...new Set(others.filter((url) => !isOneOperator(url, here)).map((url) => originOf(url))),
    ];
    if (foreign.length === 0) return 'not applicable';
    return {
      confidence: 'firm',
      detail: `This redirect URI serves ${originOf(here)} and ${foreign.join(', ')}, and the answer names no issuer. Expected iss, or one redirect URI for each server.`,
      evidence: [request.message, response],
    };
  },
});
