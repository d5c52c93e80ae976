import { areAtOnce, codeSentTwice } from '../../flows/code-sent-twice.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { handedTwice, type HandedTwice } from '../../facts/pages/handed-twice.ts';
import { leftAnswer, type LeftAnswer } from '../../facts/pages/left-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A page that redeems its code, does it twice. */
export default cause({
  id: 'strictmode-double-run',
  owner: 'client',
  title: 'The page sent its code twice',
  signs:
    'Two requests with the same code, to the provider or to the app’s own backend, at the same time: one was accepted and the other refused. Of calls to the backend their address, time and answers tell.',
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
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: [],
  inspect({ flow, of }) {
    const twice = codeSentTwice(flow);
    if (!twice) return handedOn(of(leftAnswer), of(handedTwice));
    if (!areAtOnce(twice)) return undefined;
    const { accepted, refused } = twice;
    const apart = Math.round(Math.abs(accepted.exchange.startedAt - refused.exchange.startedAt));
    const first = refused.exchange.startedAt < accepted.exchange.startedAt ? ', although it began first' : '';
    return {
      at: refused,
      why: `The page sent the same code in two requests, ${apart} ms apart (${endpointOf(accepted.url)}), and a code works once: one was accepted, the other was refused${first}.`,
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

/** To the app’s own backend: what was sent there is not kept, and the two calls tell by themselves. */
function handedOn(left: LeftAnswer | undefined, twice: HandedTwice | undefined): CauseDraft | undefined {
  if (!left || !twice) return undefined;
  const { accepted, refused } = twice;
  const apart = Math.round(Math.abs(accepted.startedAt - refused.startedAt));
  const first = refused.startedAt < accepted.startedAt ? ', although it began first' : '';
  return {
    at: left.response,
    why: `The page that received the code called ${endpointOf(refused.url)} twice, ${apart} ms apart: one call was answered ${accepted.status ?? 0}, the other was refused (${refused.status ?? 0})${first}. A code works once: the page seems to run its exchange twice.`,
    proof: 'status',
    confidence: 'firm',
    evidence: [left.response],
  };
}
