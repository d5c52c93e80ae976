import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation } from '../../../support/wallets.ts';

const rule = 'vp-return-guessable';

describe(`${rule} is`, () => {
  it.each([
    [
      'by a number',
      'medium firm',
      presentation({
        answerExchange: { responseBody: jsonBody({ redirect_uri: 'https://verifier.example/done?id=42' }) },
        back: null,
      }),
    ],
    [
      'by nothing at all',
      'medium firm',
      presentation({
        answerExchange: { responseBody: jsonBody({ redirect_uri: 'https://verifier.example/thank-you' }) },
        back: null,
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
    ['of a fresh value', presentation()],
    [
      'of one in the path',
      presentation({
        answerExchange: {
          responseBody: jsonBody({
            redirect_uri: 'https://verifier.example/done/091535f699ea575c7937fa5f0f454aee',
          }),
        },
        back: null,
      }),
    ],
    [
      'of one in the fragment',
      presentation({
        answerExchange: {
          responseBody: jsonBody({
            redirect_uri: 'https://verifier.example/#response_code=091535f699ea575c7937fa5f0f454aee',
          }),
        },
        back: null,
      }),
    ],
    ['of no way back', presentation({ answerExchange: { responseBody: jsonBody({}) }, back: null })],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
