import { describe, expect, it } from 'vitest';
import { ownRedemptions } from '../../../lib/facts/own-redemptions.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

const codesRedeemed = (changes: FlowChanges = {}) =>
  factsOf(codeFlow(changes))
    .of(ownRedemptions)
    .map(({ params }) => params['code']);

describe('redemptions of a login’s own code', () => {
  it('are the token requests that send the code of its answer', () => {
    expect(codesRedeemed()).toEqual(['SplxlOBeZQQYbYS6WxSbIA']);
  });

  it.each<[string, FlowChanges]>([
    ['send another code', { token: { code: 'QbrtnPEuzHW2fRl3Pm9zQg' } }],
    ['send none', { token: { code: undefined } }],
    ['were not seen', { token: null }],
    ['follow no answer that was seen', { response: null }],
  ])('are none where they %s', (_, changes) => {
    expect(codesRedeemed(changes)).toEqual([]);
  });
});
