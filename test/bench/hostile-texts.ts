import { answererOf } from '../../lib/facts/answerer/answerer.ts';
import { isGeneric, toneOf } from '../../lib/facts/said/error-words.ts';
import { saidBy } from '../../lib/facts/said/said.ts';
import { oneSentence } from '../../lib/facts/said/sentence.ts';
import { aboutRedirectUri } from '../../lib/messages/about-redirect-uri.ts';
import { createGate } from '../../lib/messages/gate.ts';
import { statusListsNamedIn } from '../../lib/messages/oauth2/token-status-list.ts';
import { redact } from '../../lib/redact/redact.ts';
import { exchange } from '../support/exchange.ts';

/** What reads other people’s text, and pieces of which somebody could make a long one to stall it. */
const readers: readonly (readonly [pieces: readonly string[], read: (text: string) => unknown])[] = [
  [
    ['<', '> <', ' ', '<hr><center>', 'error code: '],
    (text) => answererOf(answered(text, 'text/html', [['Server', 'nginx']])),
  ],
  [['error ', 'no ', 'a', ' ', '. ', 'did not '], (text) => [toneOf(text), isGeneric(text)]],
  [['at ', 'a. ', '. A', ' ', '\n', 'https://', 'at x(', '?', '#1 ', 'File "'], oneSentence],
  [
    ['<', '<div class="error">', '<b>', '</p>', '&', '"', '[', '{"error":', 'error failed invalid '],
    (text) =>
      ['text/html', 'application/json', 'text/xml', 'text/plain'].map((type) => saidBy(answered(text, type))),
  ],
  [['redirect uri '], aboutRedirectUri],
  [['saml', '/', '%25', '?a='], (text) => createGate().admits('GET', `https://idp.example/${text}/x.xml`)],
  [['e', 'e.'], (text) => statusListsNamedIn([text])],
  [
    ['a="\\"', 'a@', 'eyJhbGciOiJIUzI1NiJ9.', '{"a":', 'Bearer '],
    (text) =>
      redact('default', { exchanges: [answered(text, '')], report: { redacted: false, detail: text } }),
  ],
];

function answered(text: string, mediaType: string, responseHeaders: readonly [string, string][] = []) {
  const responseBody = { mediaType, text };
  return exchange({ url: 'https://a.example/', status: 502, responseHeaders, responseBody });
}

/** Every reader reads every one of its pieces, repeated until it is so long. */
export function readHostileTexts(length: number): void {
  for (const [pieces, read] of readers)
    for (const piece of pieces) read(piece.repeat(Math.ceil(length / piece.length)));
}
