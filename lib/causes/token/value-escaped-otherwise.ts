import { escapedOtherwise, type EscapedOtherwise } from '../../facts/escaped-otherwise.ts';
import { percentEncoded } from '../../exchange/percent.ts';
import { besides } from '../from-comparison.ts';
import { cause } from '../cause.ts';

/** What goes into a form or an address is escaped once, and read once by whoever gets it. RFC 6749 appendix B. */
export default cause({
  id: 'value-escaped-otherwise',
  owner: 'client',
  title: 'A code, token or address was escaped once too often, or not at all',
  signs:
    'The token request was refused, and its code, refresh_token or redirect_uri is the one that was given but for its escapes: percent-encoded once more (%252F for %2F), decoded once too often, a plus sign that became a space, &amp; for &.',
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
    'known-error',
    'unexplained',
  ],
  needs: ['tokenRequests'],
  inspect({ of, ending }) {
    const found = of(escapedOtherwise);
    if (!found || ending.failedAt?.exchange.id !== found.sent.message.exchange.id) return undefined;
    return {
      at: found.sent.message,
      why: `The ${nouns[found.sent.name] ?? found.sent.name} was not sent as it was given: ${words(found)}, so that the server got another one than it knows.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [found.given.message, found.sent.message],
      compared: [besides(found.given, found.sent)],
    };
  },
});

const nouns: Readonly<Record<string, string>> = {
  code: 'code',
  refresh_token: 'refresh token',
  redirect_uri: 'redirect_uri',
};

function words({ how, given, sent }: EscapedOtherwise): string {
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
  }
}

/** The first character that needs an escape, which gives nothing away. */
function sample(value: string): string {
  const [character] = /[^\w.~-]/.exec(value) ?? [];
  if (!character) return '';
  const once = percentEncoded(character);
  return once === character ? '' : ` (${once} became ${percentEncoded(once)})`;
}
