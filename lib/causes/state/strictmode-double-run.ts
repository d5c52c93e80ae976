import { areAtOnce, codeSentTwice } from '../../flows/code-sent-twice.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { handedTwice } from '../../facts/pages/handed-twice.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';

/** A page that redeems its code, does it twice. */
export default cause({
  id: 'strictmode-double-run',
  owner: 'client',
  title: 'The page sent its code twice',
  signs:
    'Two requests with the same code, to the provider or to the app’s own backend, at the same time: one was accepted and the other refused. Of calls to the backend whose body was not recorded, their address, time and answers tell.',
  against: 'Two different codes; the same code again long after, when somebody went back.',
  fix: 'Run the exchange once: effects that run twice in development (React’s StrictMode), a component that mounts twice, a library loaded twice.',
  references: ['rfc6749#4.1.2'],
  example: 'Two POST /token-exchange with the same code, answered 200 and 500',
  confusedWith: ['code-expired', 'invalid-grant'],
  folds: [
    'code-not-redeemed',
    'invalid-grant',
    'code-reused',
    'code-expired',
    'known-error',
    'callback-failed',
    'backchannel-failed',
    'resource-rejected',
    'userinfo-refused',
    'audience-wrong',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: [],
  inspect(facts) {
    const { flow } = facts;
    const twice = codeSentTwice(flow);
    if (!twice) return handedOn(facts);
    if (!areAtOnce(twice)) return undefined;
    const { accepted, refused } = twice;
    const apart = Math.round(Math.abs(accepted.exchange.startedAt - refused.exchange.startedAt));
    const first = refused.exchange.startedAt < accepted.exchange.startedAt ? ', although it began first' : '';
    return {
      at: refused,
      why: `The page sent the same code in two requests, ${apart} ms apart (${endpointOf(accepted.url)}), and a code works once: one was accepted, the other was refused${first}.${isTakenBack(facts, accepted) ? ' The tokens of the accepted one were refused right after: servers take back what a code gave when it comes again.' : ''}`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [accepted, refused],
      compared: [
        {
          name: 'code',
          expected: { value: accepted.params['code'] ?? null, at: accepted },
          got: { value: refused.params['code'] ?? null, at: refused },
        },
      ],
    };
  },
});

/** What it gave was shown to somebody, and refused (401) each time. RFC 6749 §4.1.2. */
function isTakenBack({ flow }: Facts, accepted: Message): boolean {
  const tokens = Object.values(deliveredTokens(accepted));
  const uses = flow.messages.filter(({ token }) => token !== undefined && tokens.includes(token));
  return uses.length > 0 && uses.every(({ exchange }) => exchange.status === 401);
}

/** To the app’s own backend, whose calls are no steps: the code in both tells, and where that was not recorded the two calls by themselves. */
function handedOn({ flow, of }: Pick<Facts, 'flow' | 'of'>): CauseDraft | undefined {
  const twice = of(handedTwice);
  const response = of(leftAnswer)?.response ?? flow.messages.findLast(isFrontChannelResponse);
  if (!twice || !response) return undefined;
  const { accepted, refused, value } = twice;
  const apart = Math.round(Math.abs(accepted.startedAt - refused.startedAt));
  const first = refused.startedAt < accepted.startedAt ? ', although it began first' : '';
  const answers = `one call was answered ${accepted.status ?? 0}, the other was refused (${refused.status ?? 0})${first}`;
  const called = `${endpointOf(refused.url)} twice, ${apart} ms apart`;
  const seen = { at: response, evidence: [response] };
  if (value === undefined)
    return {
      ...seen,
      why: `The page that received the code called ${called}: ${answers}. A code works once: the page seems to run its exchange twice.`,
      proof: 'status',
      confidence: 'firm',
    };
  return {
    ...seen,
    why: `The page handed the same code to ${called}, and a code works once: ${answers}.`,
    proof: 'comparison',
    confidence: 'certain',
    compared: [
      { name: 'code', expected: placeIn(flow, accepted, value), got: placeIn(flow, refused, value) },
    ],
  };
}
