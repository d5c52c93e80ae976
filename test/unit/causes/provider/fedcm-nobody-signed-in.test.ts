import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { accounts, assertion, config, found, idp, kim, lookup, signedIn } from '../../../support/fedcm.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'fedcm-nobody-signed-in';

describe(`${id} is the cause`, () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    [
      'where the provider says so',
      `${idp}/accounts who is signed in, and it answered 401`,
      [accounts({}, 401)],
    ],
    ['where its list has nobody', 'and its list is empty', [accounts({ accounts: [] })]],
    ['after somebody was, a moment ago', 'it answered 401', [signedIn, accounts({}, 401)]],
  ])('%s', (_, words, asked) => {
    const exchanges = capture(found, config, ...asked);
    for (const all of [exchanges, redacted(exchanges)])
      expect(flowsOf(all).map(({ outcome, way }) => [outcome, way])).toEqual([['denied', 'fedcm']]);
    expectReason(exchanges, id, words);
  });

  it('for sure where the provider says so, and else only by what browsers make of it', () => {
    const confidenceOf = (...asked: readonly ExchangeFields[]) =>
      reasonOf(capture(found, config, ...asked))?.confidence;
    expect(confidenceOf(accounts({}, 401))).toBe('certain');
    expect(confidenceOf(accounts({ accounts: [] }))).toBe('certain');
    expect(confidenceOf(accounts({}, 403))).toBe('firm');
    expectReason(capture(found, config, accounts({}, 403)), id, 'it answered 403: it shows nobody');
  });

  it('and what mends it names the page to sign in at', () => {
    expect(reasonOf(capture(found, config, accounts({}, 401)))?.fix).toContain(`${idp}/login`);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where somebody signed in then', [accounts({}, 401), signedIn]],
    ['where a token was given then', [accounts({ accounts: [] }), signedIn, assertion({ token: 'x' })]],
    ['where the list is out of order', [accounts({}, 500)]],
    ['where no list was recorded', [lookup(`${idp}/accounts`, undefined)]],
    ['where nothing was answered yet', [{ ...accounts({}), status: undefined, responseBody: undefined }]],
    ['where there is an account', [accounts({ accounts: [kim] })]],
    [
      'of an address that somebody looks at',
      [{ ...accounts({}, 401), requestHeaders: [], context: { resourceType: 'main_frame' } }],
    ],
  ])('%s', (_, asked) => {
    expect(causesOf(capture(found, config, ...asked))).not.toContain(id);
  });
});
