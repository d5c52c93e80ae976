import { hostOf } from '../../exchange/parameters.ts';
import { spanOf } from '../../facts/time-span.ts';
import { refreshes, type Refresh } from '../../facts/tokens/refresh.ts';
import { refreshLifetimeOf } from '../../facts/tokens/refresh-lifetime.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { quoting, sentenceAt } from '../said/from-words.ts';

/** A refresh token that came too late: nothing is wrong but the time. RFC 6749 §6. */
export default cause({
  id: 'refresh-dead',
  owner: 'client',
  title: 'The refresh token’s own time was over',
  signs:
    'A refresh was refused later than the server had said the token would live (refresh_expires_in, refresh_token_expires_in, exp), counted from the answer that brought it.',
  against:
    'A lifetime of 0 (an offline token) or none; a refusal within it: then it was replaced or revoked.',
  fix: 'Send the person to a new login; where the provider’s own session still stands, it asks for nothing. To keep people in for longer, renew while the app is in use, or raise that time at the provider (Keycloak: SSO Session Idle and SSO Session Max).',
  references: ['rfc6749#6', 'rfc6749#5.2'],
  example:
    '"refresh_expires_in": 1800 at 09:17, and POST /token with that refresh token at 10:13 → 400 invalid_grant',
  confusedWith: ['refresh-race', 'invalid-grant', 'token-expired'],
  folds: ['invalid-grant', 'token-expired', 'resource-rejected', 'clock-skew', 'known-error', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, of } = facts;
    const used = of(refreshes).findLast(isRefused);
    const lifetime = used && refreshLifetimeOf(flow, used);
    if (!used || !lifetime || used.time <= lifetime.until) return undefined;
    const { message: at, time } = used;
    const { message: issued, name, good } = lifetime;
    const age = time - issued.exchange.startedAt;
    const why = `The refresh token was good for ${spanOf(good * 1000)} (${name}), and was used ${spanOf(age)} after ${hostOf(at.url)} gave it: its time was over.`;
    return {
      at,
      ...quoting(why, sentenceAt(facts, at)),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [issued, at],
      compared: [
        {
          name,
          expected: { value: `${good} seconds at most`, at: issued },
          got: { value: `${Math.round(age / 1000)} seconds`, at },
        },
      ],
    };
  },
});

function isRefused({ message }: Refresh): boolean {
  return message.error?.code === 'invalid_grant';
}
