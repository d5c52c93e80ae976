import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { licenceQuery, shownMdoc } from '../../../support/mdocs.ts';
import { presentation, sdJwt } from '../../../support/wallets.ts';

const rule = 'vp-disclosure-invalid';
const stray = 'WyJzYWx0IiwiYWRtaW4iLHRydWVd';

describe(`${rule} is`, () => {
  it.each([
    [
      'for a claim that the issuer did not sign',
      'high certain',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({}, [stray])] }) } }),
    ],
    [
      'for a binding over something else',
      'high certain',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt({ sd_hash: 'Zm9v' })] }) } }),
    ],
    [
      'for an element of a document that the issuer signed otherwise',
      'high certain',
      presentation({
        object: { dcql_query: licenceQuery },
        answer: { vp_token: JSON.stringify({ mdl: [shownMdoc({ changed: { given_name: 'Max' } })] }) },
      }),
    ],
    [
      'a remark where the verifier refuses',
      'info certain',
      presentation({
        answer: { vp_token: JSON.stringify({ pid: [sdJwt({}, [stray])] }) },
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
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
    ['of one that fits', presentation()],
    [
      'of one without binding',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt(null)] }) } }),
    ],
    ['of a cleaned answer', presentation({ answer: { vp_token: '***' } })],
    [
      'of half an mdoc',
      presentation({ answer: { vp_token: JSON.stringify({ mdl: ['o2d2ZXJzaW9uYzEuMA'] }) } }),
    ],
    [
      'of a document that fits',
      presentation({ answer: { vp_token: JSON.stringify({ mdl: [shownMdoc()] }) } }),
    ],
    [
      'of a document by a hash that nobody knows',
      presentation({
        answer: { vp_token: JSON.stringify({ mdl: [shownMdoc({ digestAlgorithm: 'SHAKE256' })] }) },
      }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
