import { answeredAt, type AnsweredAt } from '../../facts/answered-at.ts';
import { clockLeeway, clockOffsetOf, type ClockOffset } from '../../facts/clock-offset.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { rule, type RuleWords } from '../rule.ts';

/** Milliseconds that clocks may differ by. */
const leeway = 300_000;

export const words: RuleWords = {
  title: 'Expired token accepted or delivered',
  why: 'An expired ID token says nothing about who is there now. A client that takes it can be logged in with an old one that somebody kept.',
  fix: 'Server: issue ID tokens that are good for minutes from now. Client: refuse tokens whose exp has passed, with a small leeway.',
  references: ['oidc-core#2', 'oidc-core#3.1.3.7'],
  examples: {
    fires: '"exp" an hour before the Date of the response',
    passes: '"exp" an hour after the Date of the response',
  },
};

/** The ID token had expired when it was delivered. */
export default rule({
  id: 'id-token-expired',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['idTokens'],
  inspect({ flow, idTokens }) {
    const offset = clockOffsetOf(flow);
    const timed = idTokens.flatMap((token) => lateness(token, offset) ?? []);
    if (timed.length === 0) return 'not applicable';
    const worst = timed.reduce((a, b) => (b.late > a.late ? b : a));
    if (worst.late <= 0) return undefined;
    const minutes = Math.max(1, Math.round(worst.late / 60_000));
    return {
      severity: worst.late > leeway ? 'medium' : 'info',
      confidence: worst.clock === 'server' ? 'certain' : 'firm',
      detail: `The ID token expired ${new Date(worst.exp).toISOString()}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before it was delivered by the ${worst.clock}’s clock.`,
      evidence: [worst.token.message],
    };
  },
});

function lateness(token: IdToken, offset: ClockOffset | undefined) {
  const { exp } = token.jwt.claims;
  const delivered = corrected(answeredAt(token.message), offset);
  if (typeof exp !== 'number' || !delivered || Math.abs(exp) > 1e11) return undefined;
  return { token, exp: exp * 1000, late: delivered.time - exp * 1000, clock: delivered.clock };
}

/** A browser’s clock that is known to be off has a diagnosis of its own, and says nothing of a token: the server’s counts. */
function corrected(
  delivered: AnsweredAt | undefined,
  offset: ClockOffset | undefined,
): AnsweredAt | undefined {
  const isOff = delivered?.clock === 'browser' && offset && Math.abs(offset.ahead) > clockLeeway;
  return isOff ? { time: delivered.time + offset.ahead, clock: 'server' } : delivered;
}
