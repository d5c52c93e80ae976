import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { capture } from '../support/exchange.ts';
import { failureOf, fuzzMinutes, fuzzTimeout, inTime, toldAndRedacted } from '../support/fuzzing.ts';

const bytes = fc.string({ unit: 'binary', maxLength: 60 });
const word = fc.constantFrom('client_id', 'code', 'state', 'nonce', 'scope', 'id_token', 'access_token', 'error', 'error_description', 'SAMLResponse', 'RelayState', 'wresult', 'ticket', 'request', 'openid.mode', 'oauth_token', 'code_challenge', '__proto__'); // prettier-ignore
const value = fc.oneof(bytes, word, fc.base64String({ maxLength: 60 }), fc.webUrl(), fc.json({ maxDepth: 3 }), fc.constantFrom('none', 'S256', 'openid', 'code', 'eyJhbGciOiJub25lIn0.e30.', '%', '%zz', '\ud800', '')); // prettier-ignore
const pairs = fc.array(
  fc.tuple(fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: bytes }), value),
  { maxLength: 8 },
);
const formText = pairs.map((all) =>
  all
    .map(
      ([name, said]) =>
        `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(said.toWellFormed())}`,
    )
    .join('&'),
);
const address = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('https://op.example/authorize', 'https://op.example/token', 'https://app.example/cb', 'https://idp.example/sso'), formText, formText).map(([place, query, fragment]) => `${place}?${query}${fragment && `#${fragment}`}`) },
  { weight: 1, arbitrary: bytes },
); // prettier-ignore
const headers: fc.Arbitrary<readonly Header[]> = fc.array(fc.tuple(fc.oneof(fc.constantFrom('Cookie', 'Set-Cookie', 'Authorization', 'WWW-Authenticate', 'Location', 'Link', 'Refresh', 'Content-Type', 'Date', 'Referer', 'DPoP'), bytes), value), { maxLength: 5 }); // prettier-ignore
const body = fc.record({ mediaType: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/html', 'multipart/form-data', 'application/xml', ''), text: fc.oneof(formText, value, pairs.map((all) => JSON.stringify(Object.fromEntries(all)))) }); // prettier-ignore
const message: fc.Arbitrary<Partial<Exchange> & { readonly url: string }> = fc.record(
  { url: address, method: fc.constantFrom('GET', 'POST', 'OPTIONS'), status: fc.constantFrom(0, 200, 302, 400, 401, 500), requestHeaders: headers, responseHeaders: headers, requestBody: body, responseBody: body, redirectUrl: address },
  { requiredKeys: ['url'] },
); // prettier-ignore

/** Short ones find as much in the same time; what only many make shows in `npm run fuzz`. */
const most = fuzzMinutes > 0 ? 5 : 2;
const size = (exchanges: readonly Exchange[]) => ({
  exchanges: exchanges.length,
  characters: JSON.stringify(exchanges).length,
});

test(
  'any messages are inspected, told and redacted without an exception, in time, and redacted twice as once',
  async () => {
    const failure = await failureOf(
      'messages',
      fc.property(fc.array(message, { minLength: 1, maxLength: most }), fc.nat(24), (messages, turn) => {
        const exchanges = capture(...messages);
        inTime(
          () => toldAndRedacted(exchanges),
          () => size(exchanges),
          turn === 1,
        );
      }),
      2500,
    );
    expect(failure).toBeUndefined();
  },
  fuzzTimeout,
);

test('a case that fails prints itself smaller', () => {
  const hasNonce = (messages: readonly { readonly url: string }[]): boolean =>
    messages.some(({ url }) => url.includes('nonce='));
  const found = fc.check(
    fc.property(fc.array(message, { minLength: 1, maxLength: 3 }), (messages) => !hasNonce(messages)),
    { seed: 2026 },
  );
  expect(found.failed).toBe(true);
  expect(found.numShrinks).toBeGreaterThan(0);
  expect(JSON.stringify(found.counterexample).length).toBeLessThan(250);
});
