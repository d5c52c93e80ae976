import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { presentation, presentationSteps } from '../../../support/wallets.ts';

const id = 'verifier-redirects-wallet';
const sentOn = {
  status: 303,
  redirectUrl: 'https://verifier.example/done?response_code=LxwURpaNqzJHz1xZ',
  responseBody: undefined,
};

describe('verifier-redirects-wallet', () => {
  it('is the reason where the wallet’s answer was sent on', () => {
    expectReason(
      presentation({ answerExchange: sentOn, back: null }),
      id,
      'answered 303 to what the wallet posted',
    );
  });

  it('is the reason where the question for the request was sent on', () => {
    expectReason(
      presentation({ objectExchange: sentOn, answer: null }),
      id,
      'answered 303 to the wallet’s question',
    );
  });

  it.each([
    ['of a presentation that worked', presentation()],
    [
      'of a form that the person’s browser posts',
      presentation({
        answerExchange: { ...sentOn, context: { resourceType: 'main_frame', tab: 1 } },
        back: null,
      }),
    ],
    [
      'where the wallet got the request at another address',
      capture(
        ...presentationSteps({ objectExchange: sentOn, answer: null }),
        ...presentationSteps({ request: null, objectExchange: { url: 'https://verifier.example/r2' } }),
      ),
    ],
    ['where the wallet has not answered', presentation({ answer: null })],
    ['of a refusal', presentation({ answerExchange: { status: 400 }, back: null })],
  ] as const)('is not told %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
