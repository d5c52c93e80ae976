import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import { roundsBefore, type LoopRound } from '../../facts/loop.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The login goes round in circles',
  why: 'Each login succeeds and the app starts another at once, because it does not see or accept the result. The person is locked out.',
  fix: 'Look at why the app does not keep its session: its cookie (Secure, SameSite, domain, size), a callback it rejects, an API that answers 401 to fresh tokens; and stop after a few attempts.',
  references: ['rfc9470#5', 'session#3.1'],
  examples: {
    fires:
      'Three logins of one client in one tab within a minute, each begun right after the one before succeeded',
    passes: 'Three logins of three clients in one tab within a minute',
  },
};

/** Logins succeed, and the app asks for the next one at once. */
export default rule({
  id: 'err-interaction-loop',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationRequest'],
  inspect(facts) {
    const { message, params } = facts.authorizationRequest;
    const tooMany = facts.flow.messages.find(({ exchange }) => isTooMany(exchange.failure));
    if (tooMany) {
      return {
        confidence: 'certain',
        detail: 'The browser gave up after too many redirects.',
        cause: 'Client and provider sent the browser to each other without an end.',
        evidence: [tooMany],
      };
    }
    const client = params['client_id'];
    if (!client) return 'not applicable';
    const rounds = roundsBefore(facts.flow).filter(hasDelivered).length;
    if (rounds === 0) return 'not applicable';
    if (rounds < 2) return undefined;
    return {
      confidence: 'firm',
      detail: `This is login number ${rounds + 1} of ${client} in this tab within a minute; each one before it had succeeded when the next began.`,
      cause:
        'The app starts a new login right after one that succeeded: it does not keep or does not accept the result.',
      evidence: [message],
    };
  },
});

/** Chrome, Firefox and Safari. */
function isTooMany(failure: string | undefined): boolean {
  return /TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP|too many HTTP redirects/i.test(failure ?? '');
}

/** What the client could have logged in with. */
function hasDelivered({ answer }: LoopRound): boolean {
  return answer.params['code'] !== undefined || Object.keys(deliveredTokens(answer)).length > 0;
}
