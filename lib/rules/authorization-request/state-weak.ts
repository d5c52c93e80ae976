import { earlierLogins, reuseOf, type Reuse } from '../../facts/reuse.ts';
import { stateStrengthOf, type StateStrength } from '../../facts/state-value.ts';
import { answerBindingOf } from '../../facts/answer-binding.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The state parameter is guessable or reused',
  why: 'An attacker who knows the state beforehand can plant an answer of their own in a victim’s browser, and the client takes it for the one it waits for.',
  fix: 'Use at least 128 random bits for every attempt, bind them to the browser session and drop them at the first callback.',
  references: ['rfc9700#2.1', 'rfc9700#4.7.1', 'rfc6819#5.3.5'],
  examples: {
    fires: '/auth?response_type=code&client_id=web&state=/home',
    passes: '/auth?response_type=code&client_id=web&state=9f2c7b41d0e84a6fb3c5',
  },
};

/** A state that can be known beforehand binds the answer to nobody. Where PKCE or a nonce does, it may be anything (RFC 9700 §2.1). */
export default rule({
  id: 'state-weak',
  severity: 'medium',
  owner: 'client',
  needs: [acceptedRequest],
  inspect(facts) {
    const request = facts.of(acceptedRequest);
    const strength = stateStrengthOf(request);
    const reuse = reuseOf(facts, 'state');
    if (strength === undefined && !reuse) return 'not applicable';
    if (!reuse && strength === 'good') return undefined;
    const { by, doubt } = answerBindingOf(facts);
    if (by !== 'none' && !doubt) return undefined;
    const isHard = !reuse && strength === 'brief';
    return {
      severity: by === 'none' && !isHard ? 'medium' : 'low',
      confidence: reuse?.confidence ?? 'firm',
      detail: `${weakness(strength, reuse)}${by === 'pkce' ? ' PKCE would protect this login all the same, but nothing says that the server supports it.' : ''}`,
      evidence: [request.message],
    };
  },
});

function weakness(strength: StateStrength | undefined, reuse: Reuse | undefined): string {
  if (reuse)
    return `The state is the one of ${earlierLogins(reuse)} of this client in the capture; expected a new one for every login.`;
  if (strength === 'brief')
    return 'The state has fewer than 16 characters; they look drawn by lot, but hold fewer than the 128 random bits that are expected.';
  return strength === 'short'
    ? 'The state has fewer than 16 characters; expected at least 128 random bits.'
    : 'The state looks like a word, a path, a number or a time; expected at least 128 random bits.';
}
