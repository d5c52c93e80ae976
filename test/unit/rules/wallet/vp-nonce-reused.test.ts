import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { codeFlow, verdictsOf } from '../../../support/flow.ts';
import { presentation, presentationSteps } from '../../../support/wallets.ts';

const rule = 'vp-nonce-reused';

describe(`${rule} is`, () => {
  it.each([
    [
      'in a second request',
      'high certain',
      capture(
        ...presentationSteps(),
        ...presentationSteps({
          request: { request_uri: 'https://verifier.example/request/second' },
          objectExchange: { url: 'https://verifier.example/request/second' },
          object: { state: 'st-second-1' },
          answer: { state: 'st-second-1' },
          back: null,
        }),
      ),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of one request', presentation()],
    [
      'of two with nonces of their own',
      capture(
        ...presentationSteps(),
        ...presentationSteps({
          request: { request_uri: 'https://verifier.example/request/second' },
          objectExchange: { url: 'https://verifier.example/request/second' },
          object: { state: 'st-second-1', nonce: 'n-second-7d1e' },
          answer: { state: 'st-second-1' },
          back: null,
        }),
      ),
    ],
    [
      'of an object that is fetched twice',
      capture(...presentationSteps().slice(0, 2), ...presentationSteps().slice(1)),
    ],
    ['of a code flow', codeFlow()],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
