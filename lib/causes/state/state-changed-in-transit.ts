import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { stateEscaped, stateReturned, type EscapedHow } from '../../facts/escaped-otherwise.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { besides } from '../from-comparison.ts';
import type { Facts } from '../../facts/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';
import { withQuote } from '../said/from-words.ts';

/** The state has to come back letter by letter: what is escaped otherwise is another value to who compares it. RFC 6749 §4.1.2. */
export default cause({
  id: 'state-changed-in-transit',
  owner: 'authorization_server',
  title: 'The state did not come back as it was sent',
  signs:
    'The state of the answer is that of the request but for its escapes (a plus sign that reads as a space, percent-encoded once more or once less), only its beginning came back, or none; and the app refused the answer, or nothing shows that it took it.',
  against:
    'A state that came back letter by letter; an app that took the answer all the same, or says another reason.',
  fix: 'Let the provider encode the value as it puts it into the address (+ is %2B there). The app can help itself: a state of letters, digits, - and _ alone (base64url, hex) survives any encoding.',
  references: ['rfc6749#4.1.2', 'rfc6749#B', 'rfc6749#10.12'],
  example: 'state=a%2Bb in the request, …/cb?code=…&state=a+b in the answer: the app reads “a b”',
  confusedWith: ['second-start-overwrites', 'state-rejected', 'callback-twice', 'state-store-lost-server'],
  folds: [
    'state-rejected',
    'state-cookie-lost',
    'second-start-overwrites',
    'state-store-lost-server',
    'callback-failed',
    'unexplained',
    'known-error',
  ],
  needs: ['flow'],
  inspect(facts) {
    const found = facts.of(stateEscaped);
    if (!found) return cutOrLost(facts);
    if (facts.ending.outcome !== 'failed' || facts.redemptions !== undefined) return undefined;
    if (namesOtherReason(facts, reasons)) return undefined;
    const { how, given, sent } = found;
    const provider = hostOf(given.message.exchange.url) || 'the provider';
    return {
      at: sent.message,
      ...withQuote(
        facts,
        `The state came back from ${provider} as another value than the app had sent: ${words[how]}.`,
      ),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [given.message, sent.message],
      compared: [besides(given, sent)],
    };
  },
});

/** Its beginning alone came back, or nothing of it. */
function cutOrLost(facts: Facts): CauseDraft | undefined {
  const { outcome } = facts.ending;
  const value = facts.of(stateReturned);
  if ((outcome !== 'failed' && outcome !== 'unclear') || facts.redemptions !== undefined) return undefined;
  if ((value?.verdict !== 'cut' && value?.verdict !== 'lost') || namesOtherReason(facts, reasons))
    return undefined;
  const answer = facts.authorizationResponse;
  if (!answer?.params['code'] || answer.error || saysRedeemed(answer)) return undefined;
  const { sent } = value;
  const dropped = formWithout(facts.flow, sent.message);
  const { how, fix } = value.verdict === 'cut' ? cutOff(value.bytes) : lostOnTheWay(dropped);
  const provider = hostOf(sent.message.exchange.url) || 'the provider';
  return {
    at: answer,
    ...withQuote(facts, `${how(provider)} An app that compares it cannot take the answer.`),
    fix,
    proof: 'comparison',
    confidence: outcome === 'failed' ? 'certain' : 'firm',
    evidence: [sent.message, ...(dropped ? [dropped] : []), answer],
    ...(value.verdict === 'cut' && { compared: [besides(sent, value.returned)] }),
  };
}

type Told = { readonly how: (provider: string) => string; readonly fix: string };

function cutOff(bytes: number): Told {
  return {
    how: (provider) => `The state came back from ${provider} cut off after ${bytes} bytes.`,
    fix: 'Let the provider, and whatever stands between, give the state back whole. The app can help itself with a shorter one that only names what it keeps in its session.',
  };
}

function lostOnTheWay(dropped: Message | undefined): Told {
  const without = 'The app had sent a state, and the answer of';
  return dropped
    ? {
        how: (provider) =>
          `${without} ${provider} came back without it: the form of its own page, posted to ${endpointOf(dropped.url)}, has it no more.`,
        fix: 'Let the provider’s form bring the state along in a hidden field, with whatever else the request had (nonce, code_challenge), or let the provider keep the request in its session; an update of its software may. The app’s cookies and settings are not at fault.',
      }
    : {
        how: (provider) => `${without} ${provider} came back without it.`,
        fix: 'Let the provider give the state back with every answer, and see that no redirect in between drops the query.',
      };
}

/** The provider’s page that repeats the request without its state. */
function formWithout(flow: Flow, sent: Message): Message | undefined {
  return messagesOf(flow, 'authorization_request').findLast(
    ({ params, exchange }) =>
      exchange.method === 'POST' && !params['state'] && exchange.startedAt > sent.exchange.startedAt,
  );
}

/** An error of the token endpoint is told by an app that took the answer. RFC 6749 §5.2. */
function saysRedeemed({ exchange }: Message): boolean {
  return saidBy(exchange)?.words.some(({ text }) => /\binvalid_(?:client|grant)\b/.test(text)) === true;
}

/** What an app may say of it. */
const reasons = [
  'state-changed-in-transit',
  'state-rejected',
  'state-cookie-lost',
  'second-start-overwrites',
  'callback-twice',
  'state-store-lost-server',
  'csrf-middleware-blocks',
] as const;

const words: Readonly<Record<EscapedHow, string>> = {
  plus: 'its plus signs were not encoded in the address, and are read as spaces there',
  again: 'it was percent-encoded once more',
  'too early': 'it was decoded once too often',
  html: 'it still has the escapes that a page needs (&amp; for &)',
};
