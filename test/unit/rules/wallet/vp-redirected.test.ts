import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation } from '../../../support/wallets.ts';

const rule = 'vp-redirected';

describe(`${rule} is`, () => {
  it.each([
    [
      'at response_uri',
      'low certain',
      presentation({
        answerExchange: {
          status: 302,
          redirectUrl: 'https://verifier.example/login',
          responseBody: undefined,
        },
      }),
    ],
    [
      'at request_uri',
      'low certain',
      presentation({
        objectExchange: { status: 307, redirectUrl: 'https://verifier.example/r2', responseBody: undefined },
        answer: null,
      }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of an answer', presentation()],
    [
      'of a refusal',
      presentation({
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'of a form that the browser posts',
      presentation({
        answerExchange: {
          status: 303,
          redirectUrl: 'https://verifier.example/done',
          context: { resourceType: 'main_frame', tab: 1 },
        },
      }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
