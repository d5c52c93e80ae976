import { hostAndPortOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import { shortestWait, stateMadeAt } from '../../facts/state-made.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft, type Quote } from '../cause.ts';

/** Somebody left the provider’s page open. RFC 6749 §10.12 leaves to the app how long it waits. */
export default cause({
  id: 'login-took-too-long',
  owner: 'client',
  title: 'The answer came after the app had given the login up',
  signs:
    'The callback was refused with words that the request, state, login or its timestamp expired, and it came minutes to days after the authorization request, or after the time that the state itself holds.',
  against:
    'An answer within five minutes; words about an expired code, token, certificate, link or account, or about a server that did not answer in time; a login that was taken.',
  fix: 'Open the app again and sign in anew. If that happens to people who do not leave the provider’s page open, have the app wait longer; if it happens at once, set the clock of its server.',
  references: ['rfc6749#10.12'],
  example:
    'asked at 13:05, answered at 16:26: 400 “internal/cryptutil: timestamp expired” (Pomerium, which waits five minutes)',
  confusedWith: ['cookie-expired-before-return', 'clock-skew', 'state-store-lost-server'],
  folds: [
    'callback-failed',
    'state-rejected',
    'state-cookie-lost',
    'cookie-expired-before-return',
    'state-store-lost-server',
    'second-start-overwrites',
    'token-early',
    'clock-skew',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, ending } = facts;
    if (ending.outcome !== 'failed') return undefined;
    const answer = flow.messages.findLast(
      (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
    );
    const took = answer && durationOf(facts, answer);
    const quote = took && expiryIn(facts, answer);
    if (!took || !quote) return undefined;
    return {
      at: answer,
      why: `The login came back ${took.words}, and ${hostAndPortOf(answer.url) || 'the app'} had given it up by then. ${quoteSentence(quote)}`,
      quote,
      proof: 'comparison',
      confidence: 'firm',
      evidence: took.evidence,
    };
  },
});

function durationOf(
  { flow }: Facts,
  answer: Message,
): { readonly words: string; readonly evidence: readonly Message[] } | undefined {
  const request = flow.messages.find(isFrontChannelRequest);
  const { startedAt } = answer.exchange;
  const seen = request ? startedAt - request.exchange.startedAt : 0;
  if (request && seen >= shortestWait)
    return { words: `${spanOf(seen)} after it had begun`, evidence: [request, answer] };
  const made = stateMadeAt(answer.exchange);
  return made !== undefined && startedAt - made >= shortestWait
    ? {
        words: `late: its state was made ${spanOf(startedAt - made)} before, as it says itself`,
        evidence: [answer],
      }
    : undefined;
}

/** What the app says is over. A request that only timed out may be any: one that a server or proxy gave up. */
const expired =
  /\b(?:state|request|login|log-?in|sign-?in|auth(?:entication|orization)?|transaction|attempt|flow|timestamp|correlation|nonce)\b[^.!?]{0,60}\b(?:expired|too (?:old|long))\b|\b(?:state|login|log-?in|sign-?in|auth(?:entication|orization)?)\b[^.!?]{0,60}\btimed? ?out\b|\b(?:(?:state|login|request|auth|oauth_state)_expired|(?:state|login|auth|oauth_state)_timeout)\b/i;

/** Who did not answer in time, where a server waited for another. */
const between =
  /\b(?:connect\w*|upstream|gateway|servers?|service|backend|proxy|database|request to|waiting)\b/i;

/** Other things that end. */
const other =
  /\b(?:code|tokens?|certificates?|assertion|link|password|account|keys?|licen[cs]e|trial|subscription|domain|invitation|authorization code)\b/i;

function isOver(text: string): boolean {
  const isOfCall = /\btimed? ?out\b/i.test(text) && between.test(text);
  return expired.test(text) && !other.test(text) && !isOfCall;
}

function expiryIn({ of }: Facts, { exchange }: Message): Quote | undefined {
  for (const one of of(failingExchanges)) {
    if (one.by !== 'client' || one.exchange.startedAt < exchange.startedAt) continue;
    const words = saidBy(one.exchange)?.words.find(
      ({ text, source }) => source !== 'request' && isOver(text),
    );
    if (words) return { text: words.text, host: hostAndPortOf(one.exchange.url), at: one.exchange };
  }
  return undefined;
}
