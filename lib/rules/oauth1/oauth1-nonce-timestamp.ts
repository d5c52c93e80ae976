import { headerValue } from '../../exchange/headers.ts';
import type { Message } from '../../messages/message.ts';
import { spanOf } from '../../facts/time-span.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'OAuth 1.0 nonce reused or timestamp off',
  why: 'A request whose nonce and time were used before can be a replay; a clock that is off makes the server refuse good requests.',
  fix: 'Draw a random nonce for every request and keep the clock right.',
  references: ['rfc5849#3.3', 'rfc5849#3.1'],
  examples: {
    fires: 'two requests with one oauth_nonce and oauth_timestamp',
    passes: 'a new nonce for each request',
  },
};

/** What should make every signed request unique does not. */
export default rule({
  id: 'oauth1-nonce-timestamp',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const signed = flow.messages.filter(({ params }) => params['oauth_nonce'] && params['oauth_timestamp']);
    if (signed.length === 0) return 'not applicable';
    return reused(signed) ?? impossible(signed) ?? skewed(signed);
  },
});

/** The identical request sent again is the browser's doing. */
function reused(signed: readonly Message[]) {
  const seen = new Map<string, Message>();
  for (const message of signed) {
    const names = ['oauth_consumer_key', 'oauth_token', 'oauth_timestamp', 'oauth_nonce'];
    const key = names.map((name) => message.params[name] ?? '').join(' ');
    const earlier = seen.get(key);
    if (earlier && earlier.params['oauth_signature'] !== message.params['oauth_signature']) {
      return {
        confidence: 'certain' as const,
        detail: 'Two different requests carry the same oauth_nonce and oauth_timestamp.',
        evidence: [earlier, message],
      };
    }
    seen.set(key, message);
  }
  return undefined;
}

/** RFC 5849 §3.3: a positive number of seconds. */
function impossible(signed: readonly Message[]) {
  const wrong = signed.find(({ params }) => !/^0*[1-9]\d*$/.test(params['oauth_timestamp'] ?? ''));
  return (
    wrong && {
      severity: 'info' as const,
      confidence: 'certain' as const,
      detail: `oauth_timestamp is “${wrong.params['oauth_timestamp']}”; expected: a positive number of seconds.`,
      evidence: [wrong],
    }
  );
}

function skewed(signed: readonly Message[]) {
  const off = signed.find((message) => Math.abs(skewOf(message) ?? 0) > 300);
  return (
    off && {
      severity: 'info' as const,
      confidence: 'firm' as const,
      detail: `oauth_timestamp is ${spanOf((skewOf(off) ?? 0) * 1000)} ${(skewOf(off) ?? 0) > 0 ? 'ahead of' : 'behind'} the server’s clock.`,
      evidence: [off],
    }
  );
}

/** Seconds between the request's time and the answer's Date. */
function skewOf({ params, exchange }: Message): number | undefined {
  const date = Date.parse(headerValue(exchange.responseHeaders, 'date') ?? '');
  const time = Number(params['oauth_timestamp']);
  return Number.isFinite(date) && Number.isFinite(time) ? time - date / 1000 : undefined;
}
