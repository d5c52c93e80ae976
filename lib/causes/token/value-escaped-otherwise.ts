import { escapedOtherwise, type EscapedOtherwise, type PassedOnHow } from '../../facts/escaped-otherwise.ts';
import { percentEncoded } from '../../exchange/percent.ts';
import { besides } from '../from-comparison.ts';
import { undecodedCode, type UndecodedCode } from '../../facts/reception/hand-off.ts';
import { codeIn } from '../../exchange/one-time-values.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';

/** What goes into a form or an address is escaped once, and read once by whoever gets it. RFC 6749 appendix B. */
export default cause({
  id: 'value-escaped-otherwise',
  owner: 'client',
  title: 'A code, token or address was not passed on letter by letter',
  signs:
    'The token request was refused, and its code, refresh_token or redirect_uri is the one that was given but for its escapes: percent-encoded once more (%252F for %2F), decoded once too often, a plus sign that became a space, &amp; for &. Or its end is missing, quotation marks stand around it, or more stands behind it. Or the page handed its own server the code as it stands in the address, and was refused.',
  against: 'The same value, letter by letter, once both are decoded; another value altogether.',
  fix: 'Take the value out of the address with a function that decodes it (URLSearchParams, the framework’s query parser), and put it into the form with one that encodes it (URLSearchParams, the HTTP library’s form): once each, nothing by hand.',
  references: ['rfc6749#4.1.3', 'rfc6749#B'],
  example: 'Location: …/cb?code=4%2F0AQ…, then POST /token with code=4%252F0AQ…, answered invalid_grant',
  confusedWith: ['invalid-grant', 'code-reused', 'code-expired', 'redirect-mismatch-at-token'],
  folds: [
    'invalid-grant',
    'code-reused',
    'code-expired',
    'refresh-dead',
    'redirect-mismatch-at-token',
    'redirect-uri-mismatch',
    'callback-failed',
    'code-not-redeemed',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow, of, ending, tokenRequests }): CauseDraft | undefined {
    const handed = tokenRequests ? undefined : of(undecodedCode);
    if (handed && ending.reception?.outcome === 'failed' && ending.reception.at.id === handed.call.id)
      return handedOn(flow, handed);
    const found = of(escapedOtherwise);
    if (!found || ending.failedAt?.exchange.id !== found.sent.message.exchange.id) return undefined;
    const isPart = found.how === 'cut' || found.how === 'more' || found.how === 'quoted';
    if (isPart && !isOfGrant(found.sent.message)) return undefined;
    return {
      at: found.sent.message,
      why: `The ${nouns[found.sent.name] ?? found.sent.name} was not sent as it was given: ${words(found)}, so that the server got another one than it knows.`,
      ...(isPart && {
        fix: 'Look where the app cuts the value out of the address, keeps it or puts it into the form: it has to arrive whole, and with nothing around it.',
      }),
      proof: 'comparison',
      confidence: isPart ? 'firm' : 'certain',
      evidence: [found.given.message, found.sent.message],
      compared: [besides(found.given, found.sent)],
    };
  },
});

/** Refused for the grant itself, or without a reason. RFC 6749 §5.2. */
function isOfGrant({ error }: Message): boolean {
  return (
    error === undefined ||
    error.code === 'invalid_grant' ||
    (error.code === 'invalid_request' && !error.description)
  );
}

function handedOn(flow: Flow, { given, call }: UndecodedCode): CauseDraft {
  const code = given.params['code'] ?? '';
  return {
    at: given,
    why: `The page handed its code to ${endpointOf(call.url)} as it stands in the address, without decoding it${undecodedIn(code)}, so that the provider got another one from there than it knows.`,
    fix: 'Take the code out of the address with a function that decodes it (new URLSearchParams(location.search).get("code")), and hand on what it gives.',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [given],
    compared: [
      {
        name: 'code',
        expected: { value: code, at: given },
        got: placeIn(flow, call, codeIn(call) ?? null),
      },
    ],
  };
}

const nouns: Readonly<Record<string, string>> = {
  code: 'code',
  refresh_token: 'refresh token',
  redirect_uri: 'redirect_uri',
};

function words({ how, given, sent }: EscapedOtherwise<PassedOnHow>): string {
  switch (how) {
    case 'again':
      return `it was percent-encoded twice${sample(given.value)}`;
    case 'too early':
      return 'it was decoded once too often';
    case 'plus':
      return 'it was put into the form without being escaped, and each plus sign in it is read as a space';
    case 'html':
      return sent.value.includes('&')
        ? 'it still has the escapes that a page needs (&amp; for &)'
        : 'it still has the escapes that a page needs';
    case 'cut':
      return 'its end is missing';
    case 'quoted':
      return 'quotation marks stand around it';
    case 'more':
      return 'more stands behind it than was given, as where a program takes the rest of the address for a part of it';
  }
}

function sample(value: string): string {
  const once = firstEscapeIn(value)?.escape;
  return once === undefined ? '' : ` (${once} became ${percentEncoded(once)})`;
}

function undecodedIn(value: string): string {
  const first = firstEscapeIn(value);
  return first ? ` (${first.escape} for ${first.character})` : '';
}

/** The first character that needs an escape, which gives nothing away. */
function firstEscapeIn(value: string): { readonly character: string; readonly escape: string } | undefined {
  const [character] = /[^\w.~-]/.exec(value) ?? [];
  const escape = character === undefined ? undefined : percentEncoded(character);
  return character === undefined || escape === undefined || escape === character
    ? undefined
    : { character, escape };
}
