import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { askedByValue, presentation } from '../../../support/wallets.ts';

const rule = 'vp-response-uri-not-client-id';

/** An address that redaction hides a part of. */
const drawn = 'https://v.example/r/fQ3kX9wLz7Tn2Vb8Ry5Mc1Pa6Sd4Gh0J';

describe(`${rule} is`, () => {
  it.each([
    ['by value', 'high certain', capture(askedByValue({ response_uri: 'https://other.example/r' }))],
    [
      'in a request that is fetched, each time at an address of its own',
      'high certain',
      presentation({
        request: { client_id: `redirect_uri:${drawn}` },
        object: { client_id: `redirect_uri:${drawn}`, response_uri: drawn.replace('/r/', '/s/') },
        answer: null,
      }),
    ],
    [
      'where one of two addresses is drawn by lot',
      'high certain',
      capture(askedByValue({ client_id: 'redirect_uri:https://v.example/done', response_uri: drawn })),
    ],
    ['by a longer path', 'high certain', capture(askedByValue({ response_uri: 'https://v.example/r/x' }))],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of the same address', capture(askedByValue())],
    [
      'of the same address that is drawn by lot',
      capture(askedByValue({ client_id: `redirect_uri:${drawn}`, response_uri: drawn })),
    ],
    [
      'of an address that was hidden in one place alone',
      capture(
        askedByValue({
          client_id: `redirect_uri:${drawn}`,
          response_uri: 'https://v.example/r/redacted-path-1',
        }),
      ),
    ],
    ['of a name of another kind', presentation()],
    ['of a client that is registered', capture(askedByValue({ client_id: 'verifier' }))],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    expect(beforeAndAfterRedaction(rule, exchanges)).toEqual({ before: [], after: [] });
  });
});
