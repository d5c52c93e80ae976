import { hostOf } from '../../exchange/parameters.ts';
import { stateEscaped, type EscapedHow } from '../../facts/escaped-otherwise.ts';
import { besides } from '../from-comparison.ts';
import { cause } from '../cause.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';
import { withQuote } from '../said/from-words.ts';

/** The state has to come back letter by letter: what is escaped otherwise is another value to who compares it. RFC 6749 §4.1.2. */
export default cause({
  id: 'state-changed-in-transit',
  owner: 'authorization_server',
  title: 'The state came back with other escapes than it was sent with',
  signs:
    'The state of the answer is that of the request but for its escapes (a plus sign that reads as a space, percent-encoded once more or once less), and the app refused the answer.',
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
    if (!found || facts.ending.outcome !== 'failed' || facts.redemptions !== undefined) return undefined;
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
