import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation, sdJwt } from '../../../support/wallets.ts';

const rule = 'vp-kb-stale';

describe(`${rule} is`, () => {
  it.each([
    [
      'from long ago',
      'medium firm',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({ iat: 1767225600 - 90_000 })] }) } }),
    ],
    [
      'from the future',
      'medium firm',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({ iat: 1767225600 + 90_000 })] }) } }),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of now', presentation()],
    [
      'of some minutes ago',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({ iat: 1767225600 - 600 })] }) } }),
    ],
    [
      'that is refused',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({ iat: 1767225600 - 90_000 })] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'without a time',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({ iat: undefined })] }) } }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
