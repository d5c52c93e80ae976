import { handedNothingBy, type HandedNothing } from '../../exchange/handed-nothing.ts';
import { codeIn } from '../../exchange/one-time-values.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Message } from '../../messages/message.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The callback’s page reads a parameter by another name than it has, and hands on the word for nothing. */
export default cause({
  id: 'answer-value-lost-in-page',
  owner: 'client',
  title: 'The page hands on nothing where the answer brought a value',
  signs:
    'The callback brought a code (oauth_verifier, state), and the call in which the page hands the answer to its server, or redeems it, has null, undefined or nothing under that name, and was refused.',
  against: 'A callback that brought none; a call that has the value; a call that was accepted.',
  fix: 'Read the parameter by exactly the name that it has in the callback’s address, and hand it on only when it is there.',
  references: ['rfc6749#4.1.2', 'rfc5849#2.2'],
  example: '/done?oauth_verifier=27… , then POST /api/access-token {"oauth_verifier":null} → 502',
  confusedWith: ['callback-failed', 'oauth1-value-lost', 'code-not-redeemed', 'invalid-grant'],
  folds: [
    'backchannel-failed',
    'callback-failed',
    'code-not-redeemed',
    'invalid-grant',
    'known-error',
    'oauth1-value-lost',
    'oauth1-request-refused',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const found = lostIn(facts);
    if (!found) return undefined;
    const { answer, call, lost } = found;
    const [name, sent] = lost;
    const brought = answer.params[name]!;
    const nothing = sent === '' ? 'nothing' : `“${sent ?? 'null'}”`;
    const why = `The answer brought ${name}, and the app’s page handed on ${nothing} in its place (${endpointOf(call.url)}, ${call.status ?? 0}): it got lost in the page, which looks for it under another name or too early.`;
    return {
      at: answer,
      ...withQuote(facts, why),
      fix: `Read the parameter ${name} by exactly this name from the callback’s address (query or fragment), and hand it on only when it is there.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [answer],
      compared: [
        {
          name,
          expected: placeIn(facts.flow, answer.exchange, brought),
          got: placeIn(facts.flow, call, null),
        },
      ],
    };
  },
});

type Found = { readonly answer: Message; readonly call: Exchange; readonly lost: HandedNothing };

/** In the call that handed the answer to the app’s server and was refused, or in the request that redeems the code. */
function lostIn({ flow, ending: { reception } }: Facts): Found | undefined {
  const answer = flow.messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
  );
  if (!answer) return undefined;
  const handed = reception?.outcome === 'failed' && reception.by === 'hand_off_refused' ? [reception.at] : [];
  const redeemed = messagesOf(flow, 'token_request')
    .map(({ exchange }) => exchange)
    .filter(({ status = 0, startedAt }) => status >= 400 && startedAt >= answer.exchange.startedAt);
  for (const call of [...handed, ...redeemed]) {
    const lost = handedNothingBy(call).find(
      ([name]) => answer.params[name] && (name !== 'state' || codeIn(call) === answer.params['code']),
    );
    if (lost) return { answer, call, lost };
  }
  return undefined;
}
