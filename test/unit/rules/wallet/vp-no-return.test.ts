import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation } from '../../../support/wallets.ts';

const rule = 'vp-no-return';

describe(`${rule} is`, () => {
  it.each([
    [
      'on one device',
      'info certain',
      presentation({ answerExchange: { responseBody: jsonBody({}) }, back: null }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of one that is sent back', presentation()],
    [
      'where the answer was not recorded',
      presentation({ answerExchange: { responseBody: undefined }, back: null }),
    ],
    [
      'of a request for another device',
      presentation({ request: null, answerExchange: { responseBody: jsonBody({}) }, back: null }),
    ],
    [
      'of a refusal',
      presentation({
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'of a wallet that declined',
      presentation({
        answer: { vp_token: undefined, error: 'access_denied' },
        answerExchange: { responseBody: jsonBody({}) },
        back: null,
      }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
