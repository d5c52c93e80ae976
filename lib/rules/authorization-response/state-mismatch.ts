import { percentDecoded } from '../../exchange/percent.ts';
import { sessionBegunBy } from '../../facts/pages/session-begun.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Callback state differs from the request',
  why: 'An answer with a foreign state may have been planted by somebody else. A client that accepts it can be logged in to the attacker’s account.',
  fix: 'Refuse every callback whose state is not the one stored for this browser session.',
  references: ['rfc6749#10.12', 'rfc6749#4.1.2', 'rfc9700#2.1'],
  examples: {
    fires: 'state=abc was asked with, /cb?code=…&state=xyz came back',
    passes: 'The state that was asked with came back',
  },
};

/**
 * The answer carries a state that this request did not send. That a client took it shows in the code’s redemption or in a new session;
 * a way on without either is no proof, for clients that refuse send the browser home too.
 */
export default rule({
  id: 'state-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ flow, authorizationRequest: request, authorizationResponse: response, redemptions = [] }) {
    const sent = request.params['state'];
    const returned = response.params['state'];
    if (!sent || !returned) return 'not applicable';
    if (sameText(sent, returned) || response.exchange.verdicts?.escaped_otherwise?.startsWith('state '))
      return undefined;
    const code = response.params['code'];
    const isRedeemed = redemptions.some(({ params }) => params['code'] === code);
    const session = isRedeemed ? undefined : sessionBegunBy(flow, response);
    const accepted = isRedeemed
      ? ' The client redeemed the code all the same.'
      : session && ` The client set a session cookie (${session.name}) and went on all the same.`;
    return {
      severity: accepted ? 'high' : 'medium',
      confidence: isRedeemed ? 'certain' : 'firm',
      detail: `The callback brought another state than the request had sent.${accepted ?? ''}`,
      evidence: [request.message, response, ...(isRedeemed ? redemptions : [])],
    };
  },
});

/** Some servers encode once more or once less: that is no other value. */
function sameText(a: string, b: string): boolean {
  return a === b || formDecoded(a) === formDecoded(b);
}

function formDecoded(text: string): string {
  return percentDecoded(text.replaceAll('+', ' '));
}
