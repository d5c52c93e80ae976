import { asObject, asText, asNumber } from '../../exchange/json.ts';
import type { AccessToken } from '../../facts/tokens/access-token.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { rule, type RuleWords } from '../rule.ts';

const hour = 3600;

export const words: RuleWords = {
  title: 'Long-lived bearer token in the browser',
  why: 'Whatever runs in the page can read the token, and a bearer token works for anybody. The longer it lives, the longer a stolen one does.',
  fix: 'Issue access tokens for minutes and renew them with a refresh token that is rotated, or bind them to a key (DPoP).',
  references: ['rfc6750#5.3', 'rfc9700#2.2.1'],
  examples: {
    fires: '"expires_in": 86400 in the answer to a page, token_type Bearer',
    passes: '"expires_in": 600; or 86400 with token_type DPoP',
  },
};

/** A page holds a token that works for whoever has it, and for long. */
export default rule({
  id: 'access-token-long-lived',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['accessTokens'],
  inspect({ accessTokens, client }) {
    const inPage = accessTokens.filter(
      ({ message }) => message.kind === 'authorization_response' || client.type === 'public',
    );
    const timed = inPage.flatMap((token) => {
      const seconds = lifetimeOf(token);
      return seconds === undefined || isBound(token) ? [] : [{ token, seconds }];
    });
    if (timed.length === 0) return 'not applicable';
    const longest = timed.reduce((a, b) => (b.seconds > a.seconds ? b : a));
    if (longest.seconds <= hour) return undefined;
    return {
      severity: vendorAt(longest.token.message.exchange.url)
        ? 'info'
        : longest.seconds > 24 * hour
          ? 'medium'
          : 'low',
      confidence: 'certain',
      detail: `The access token lives ${inWords(longest.seconds)}; expected: an hour at most for a token that a page holds and that is not bound to a key.`,
      evidence: [longest.token.message],
    };
  },
});

/** Seconds: as the response says, else as the token does. */
function lifetimeOf({ message, jwt }: AccessToken): number | undefined {
  const said = asNumber(message.params['expires_in'] ?? message.answer?.['expires_in']);
  if (said !== undefined && said > 0) return said;
  const [iat, exp] = [jwt?.claims['iat'], jwt?.claims['exp']];
  return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? exp - iat : undefined;
}

/** RFC 9449 §5, §6.1; RFC 8705 §3.1. */
function isBound({ message, jwt }: AccessToken): boolean {
  return (
    asText(message.answer?.['token_type'])?.toLowerCase() === 'dpop' ||
    asObject(jwt?.claims['cnf']) !== undefined
  );
}

function inWords(seconds: number): string {
  if (seconds >= 48 * hour) return `${Math.round(seconds / (24 * hour))} days`;
  return seconds >= 2 * hour ? `${Math.round(seconds / hour)} hours` : `${Math.round(seconds / 60)} minutes`;
}
