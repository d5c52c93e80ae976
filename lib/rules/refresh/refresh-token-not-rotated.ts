import { carriesProof } from '../../facts/tokens/dpop.ts';
import { earlierRefreshesOf, refreshes, type Refresh } from '../../facts/tokens/refresh.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Refresh token of a public client is neither replaced nor bound to a key',
  why: 'A public client proves nothing when it refreshes. A stolen refresh token that is never replaced works until it expires, and nobody notices.',
  fix: 'Issue a new refresh token at every use and refuse the old one, or bind it to a key (DPoP); limit its life.',
  references: ['rfc9700#2.2.2', 'rfc9700#4.14.2', 'browser-based-apps#6.3.2.3'],
  examples: {
    fires: 'A page refreshes without a secret; the answer has an access_token and no refresh_token',
    passes: 'The answer to the refresh brings another refresh_token, or the request had a DPoP proof',
  },
};

/** A refresh token that anybody can use, again and again. */
export default rule({
  id: 'refresh-token-not-rotated',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [refreshes],
  inspect({ flow, of, client }) {
    const judged = of(refreshes).filter(
      ({ succeeded, isRead, isKnown, message }) =>
        succeeded && isRead && isKnown && carriesProof(message.exchange) !== undefined,
    );
    if (judged.length === 0 || client.type !== 'public') return 'not applicable';
    const kept = judged.filter(isKept);
    const first = kept[0];
    if (!first) return undefined;
    const earlier = earlierRefreshesOf(flow, client.id).filter(
      (other) => other.succeeded && isKept(other) && other.sent === first.sent,
    );
    const uses = [...earlier, ...kept.filter(({ sent }) => sent === first.sent)];
    const spread = uses.at(-1)!.time - uses[0]!.time;
    return {
      severity: uses.length > 1 && spread > graceWindow ? 'high' : 'medium',
      confidence: 'certain',
      detail: `${first.received === undefined ? 'The answer to the refresh brings no new refresh token' : 'The answer to the refresh brings the same refresh token again'}, and no DPoP proof binds it to a key.${uses.length > 1 ? ` The same token worked ${uses.length} times within ${Math.round(spread / 1000)} seconds.` : ''} ${client.proof}`,
      evidence: kept.map(({ message }) => message),
    };
  },
});

/** Servers that replace tokens may accept the old one this long, for clients that lost the answer. Milliseconds. */
const graceWindow = 60_000;

function isKept({ received, sent, message }: Refresh): boolean {
  return (received === undefined || received === sent) && carriesProof(message.exchange) === false;
}
