import { headerValue } from '../../exchange/headers.ts';
import { asNumber } from '../../exchange/json.ts';
import type { AccessToken } from '../../facts/tokens/access-token.ts';
import { timeOf } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Answer and token disagree on how long the token lives',
  why: 'Clients go by expires_in and APIs by the token’s own exp. Where the token ends first the client goes on sending a dead one and its calls are refused before it thinks of renewing it.',
  fix: 'Compute expires_in from the exp of the very token that is handed out, in seconds from now.',
  references: ['rfc6749#5.1', 'rfc9068#2.2'],
  examples: {
    fires: '"expires_in": 3600 with a JWT whose exp is five minutes after its iat',
    passes: '"expires_in": 3599 with a JWT whose exp is an hour after its iat',
  },
};

/** Seconds that say nothing: rounding, clocks and the way of the answer. */
const tolerance = 120;

/** `expires_in` fits neither the token’s own lifetime nor what is left of it. */
export default remark({
  id: 'token-lifetime-contradicted',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['accessTokens'],
  inspect({ accessTokens }) {
    const told = accessTokens.flatMap((token) => lifetimesOf(token) ?? []);
    if (told.length === 0) return 'not applicable';
    const wrong = told.find(({ said, own, left }) => isOff(said, own) && isOff(said, left));
    if (!wrong) return undefined;
    const { said, own, left, message } = wrong;
    const endsFirst = said > left;
    return {
      severity: endsFirst ? 'low' : 'info',
      confidence: 'certain',
      detail: `The answer says expires_in ${said}; the access token itself expires ${own} seconds after it was issued. ${endsFirst ? 'The token is dead before the client renews it' : 'The client renews it earlier than it need'}.`,
      evidence: [message],
    };
  },
});

/** Seconds: what the answer says, what the token says from its issue on, and what was left of it when it was handed out. */
function lifetimesOf({ message, jwt }: AccessToken) {
  const said = asNumber(message.params['expires_in'] ?? message.answer?.['expires_in']);
  const { iat, exp } = jwt?.claims ?? {};
  if (said === undefined || said <= 0 || typeof iat !== 'number' || typeof exp !== 'number' || exp <= iat)
    return undefined;
  const now = handedOutAt(message, iat);
  return now === undefined ? undefined : { said, own: exp - iat, left: exp - now, message };
}

/**
 * Seconds since 1970 by the server’s clock. Some servers date a token back, or hand out one that they made before: its `iat` alone does not
 * tell when that was. The browser’s clock is believed where it agrees with `iat`.
 */
function handedOutAt(message: AccessToken['message'], iat: number): number | undefined {
  const date = Date.parse(headerValue(message.exchange.responseHeaders, 'date') ?? '') / 1000;
  if (message.kind !== 'authorization_response' && Number.isFinite(date)) return date;
  const seen = (timeOf(message) + (message.exchange.duration ?? 0)) / 1000;
  return isOff(seen, iat) ? undefined : seen;
}

function isOff(a: number, b: number): boolean {
  return Math.abs(a - b) > tolerance;
}
