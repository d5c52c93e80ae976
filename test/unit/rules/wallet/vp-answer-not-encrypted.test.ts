import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { presentation, responseUri } from '../../../support/wallets.ts';

const rule = 'vp-answer-not-encrypted';
const object = { response_mode: 'direct_post.jwt' };
const sealed = {
  vp_token: undefined,
  state: undefined,
  response: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn',
};

describe(`${rule} is medium`, () => {
  it('for a vp_token in the clear under direct_post.jwt', () => {
    const exchanges = presentation({ object });
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of an encrypted answer', presentation({ object, answer: sealed })],
    ['under direct_post', presentation()],
    [
      'of an error in the clear',
      presentation({ object, answer: { vp_token: undefined, error: 'access_denied' } }),
    ],
    ['where the request was not seen', presentation({ object: null })],
    [
      'of what goes elsewhere: a wallet may encrypt at a server of its own',
      presentation({ object: { ...object, response_uri: `${responseUri}/other` } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
